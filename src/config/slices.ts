import type { AppConfig, AuthConfig, HttpConfig, NotificationConfig, OpsConfig } from './app-config';
import type { Env } from './env';
import { vendorConfigs } from './vendors';

/** What clients in development sign with; production refuses to. */
const EXAMPLE_SIGN_KEY = 'dev-sign-key';

/** Characters of an image captcha. */
const CAPTCHA_LENGTH = 5;

const DELIVERY = { leaseSeconds: 30, batch: 20, pollMs: 200, tries: 3 };

const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Deals the variables out to the modules. */
export function toOptions(env: Env): AppConfig {
  const isProduction = env.NODE_ENV === 'production';
  const http = httpConfig(env, isProduction);
  return {
    isProduction,
    isDevelopment: !isProduction,
    role: env.ROLE,
    http,
    ops: opsConfig(env, isProduction),
    database: env.DATABASE_URL,
    platform: { secretKeys: env.SECRET_KEYS ?? [] },
    apps: { defaultSignKey: env.MEMBER_SIGN_KEY ?? EXAMPLE_SIGN_KEY },
    captcha: { lifetimeSeconds: env.LIMITS.captchaSeconds, length: CAPTCHA_LENGTH },
    otp: env.LIMITS,
    notification: notificationConfig(env, http.publicUrl),
    auth: authConfig(env, http.publicUrl),
    help: env.ROLE !== 'worker' && (env.HELP ?? (isProduction ? 'off' : 'public')) === 'public',
    demo: env.DEMO ?? env.NODE_ENV === 'development',
    dialects: dialectConfigs(env),
  };
}

function httpConfig(env: Env, isProduction: boolean): HttpConfig {
  return {
    host: env.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${String(env.PORT)}`,
    trustedProxies: env.TRUSTED_PROXIES,
    throttle: env.THROTTLE,
  };
}

function opsConfig({ METRICS_TOKEN: token }: Env, isProduction: boolean): OpsConfig {
  if (token !== undefined) return { metrics: { token } };
  return { metrics: isProduction ? 'off' : 'open' };
}

function notificationConfig(env: Env, publicUrl: string): NotificationConfig {
  const { SMTP_URL, MAIL_FROM, WEBHOOK_URL, WEBHOOK_SECRET } = env;
  return {
    ...DELIVERY,
    ...vendorConfigs(env),
    channels: { sms: env.SMS_PROVIDERS, email: env.MAIL_PROVIDERS },
    ...(SMTP_URL !== undefined && MAIL_FROM !== undefined && { smtp: { url: SMTP_URL, from: MAIL_FROM } }),
    ...(WEBHOOK_URL !== undefined &&
      WEBHOOK_SECRET !== undefined && { webhook: { url: WEBHOOK_URL, secret: WEBHOOK_SECRET } }),
    publicUrl,
    ...(env.TEMPLATES_DIR !== undefined && { templatesDir: env.TEMPLATES_DIR }),
    worker: env.ROLE !== 'api',
    routes: env.ROUTES,
    receipts: env.ROLE !== 'worker',
  };
}

function authConfig(env: Env, publicUrl: string): AuthConfig {
  return {
    ...env.LIMITS,
    publicUrl,
    defaultRegion: env.DEFAULT_REGION,
    countries: env.COUNTRIES ?? '*',
    testTargets: env.TEST_TARGETS,
    sessionSeconds: SESSION_SECONDS,
  };
}

function dialectConfigs(env: Env): AppConfig['dialects'] {
  return {
    systems: {
      enabled: env.DIALECT_SYSTEMS_ENABLED,
      app: env.DIALECT_SYSTEMS_APP,
      disclosure: env.DIALECT_SYSTEMS_DISCLOSURE,
      passwordPolicy: env.DIALECT_SYSTEMS_PASSWORD_POLICY,
    },
    pcuser: {
      enabled: env.DIALECT_PCUSER_ENABLED,
      app: env.DIALECT_PCUSER_APP,
      disclosure: env.DIALECT_PCUSER_DISCLOSURE,
      registerCodes: env.DIALECT_PCUSER_REGISTER_CODES,
    },
    smssend: {
      enabled: env.DIALECT_SMSSEND_ENABLED,
      app: env.DIALECT_SMSSEND_APP,
      disclosure: env.DIALECT_SMSSEND_DISCLOSURE,
      echoCode: env.DIALECT_SMSSEND_ECHO_CODE,
      captcha: env.DIALECT_SMSSEND_CAPTCHA,
    },
    member: {
      enabled: env.DIALECT_MEMBER_ENABLED,
      app: env.DIALECT_MEMBER_APP,
      disclosure: env.DIALECT_MEMBER_DISCLOSURE,
      sign: env.DIALECT_MEMBER_SIGN,
      replay: env.DIALECT_MEMBER_REPLAY,
    },
    gps: { enabled: env.DIALECT_GPS_ENABLED, disclosure: env.DIALECT_GPS_DISCLOSURE },
  };
}
