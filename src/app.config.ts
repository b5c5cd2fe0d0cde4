import type { ValueProvider } from '@nestjs/common';
import { apiConfig } from './api/api.config';
import { authConfig, type AuthVariables } from './auth/auth.config';
import { captchaConfig } from './captcha/captcha.config';
import { proofsConfig } from './captcha/proofs/proofs.config';
import { clientsConfig, type ClientsVariables } from './clients/clients.config';
import {
  allVariableNames,
  type AnyModuleConfig,
  type ConfigRule,
  DEFAULT_CLIENT,
  isWeakSecret,
  type LoadedOptions,
  loadOptions,
  readEnvironment,
  secretKeysConfig,
  secretsForOnePurpose,
  type SecretKeysFile,
  ServiceOptions,
} from './config';
import type { Random } from './common';
import { consoleConfig } from './console/console.config';
import { databaseConfig } from './database/database.config';
import { demoConfig } from './demo/demo.config';
import { eventsConfig } from './events/events.config';
import { gpsConfig } from './dialects/gps/gps.config';
import { memberConfig, type MemberVariables } from './dialects/member/member.config';
import { pcuserConfig } from './dialects/pcuser/pcuser.config';
import { smssendConfig } from './dialects/smssend/smssend.config';
import { systemsConfig } from './dialects/systems/systems.config';
import { verifyConfig } from './dialects/verify/verify.config';
import { helpConfig } from './help/help.config';
import { httpConfig } from './http/http.config';
import { metricsConfig } from './metrics/metrics.config';
import { notificationConfig, type NotificationVariables } from './notification/notification.config';
import { spendConfig } from './notification/spend/spend.config';
import { pagesConfig } from './pages/pages.config';
import { otpConfig } from './otp/otp.config';
import { redisConfig } from './redis/redis.config';
import { tracingConfig } from './tracing/tracing.config';

/** Configurations of all modules, by name. */
const moduleConfigs = {
  http: httpConfig,
  metrics: metricsConfig,
  tracing: tracingConfig,
  database: databaseConfig,
  redis: redisConfig,
  keyRing: secretKeysConfig,
  clients: clientsConfig,
  captcha: captchaConfig,
  proofs: proofsConfig,
  otp: otpConfig,
  notification: notificationConfig,
  events: eventsConfig,
  spend: spendConfig,
  auth: authConfig,
  api: apiConfig,
  help: helpConfig,
  pages: pagesConfig,
  console: consoleConfig,
  demo: demoConfig,
  systems: systemsConfig,
  pcuser: pcuserConfig,
  smssend: smssendConfig,
  member: memberConfig,
  gps: gpsConfig,
  verify: verifyConfig,
};

/** Options of the service as a whole (`service`) and of every module. */
export type AppConfig = LoadedOptions<typeof moduleConfigs>;

const signKeyOfMember: ConfigRule<ClientsVariables & MemberVariables> = {
  reads: ['MEMBER_SIGN_KEY', 'DIALECT_MEMBER_ENABLED', 'DIALECT_MEMBER_APP', 'DIALECT_MEMBER_SIGN'],
  rule: 'must be given in production, where member requests are signed with it: 32 random characters or more, no example',
  isBroken: (env) =>
    env.DIALECT_MEMBER_ENABLED &&
    env.DIALECT_MEMBER_APP === DEFAULT_CLIENT &&
    env.DIALECT_MEMBER_SIGN === 'verify' &&
    isWeakSecret(env.MEMBER_SIGN_KEY ?? ''),
};

const noTestTargetsBesideVendors: ConfigRule<AuthVariables & NotificationVariables> = {
  reads: ['TEST_TARGETS', 'SMS_PROVIDERS', 'MAIL_PROVIDERS'],
  rule: 'must be empty beside a real provider in production',
  isBroken: (env) =>
    env.TEST_TARGETS.size > 0 && [...env.SMS_PROVIDERS, ...env.MAIL_PROVIDERS].some((vendor) => vendor !== 'inbox'),
};

/** Names of all environment variables that the service reads. */
export const variableNames: readonly string[] = allVariableNames(moduleConfigs);

/** Config rules over variables of several modules. */
const crossRules = {
  productionRules: [signKeyOfMember, noTestTargetsBesideVendors, ...secretsForOnePurpose(variableNames)],
};

/**
 * Builds the options of all modules from the variables of `env`, the files of secrets that these name, and no other source.
 * Throws one ConfigError that lists every bad variable: unreadable, against a rule, or (beside these) misspelled.
 */
export const loadConfig = (env: NodeJS.ProcessEnv): AppConfig => loadOptions(moduleConfigs, crossRules, env);

/**
 * Builds the options of all modules for this process, from its environment and `.env`. Outside production the first
 * start generates secret keys, and keeps them in a file unless `file` is `leave`. Throws one ConfigError that lists every bad variable.
 */
export const readConfig = (random: Random, file?: SecretKeysFile): AppConfig =>
  loadConfig(readEnvironment(random, file));

const entries = (config: AppConfig): readonly (readonly [name: string, AnyModuleConfig, options: object])[] =>
  (Object.keys(moduleConfigs) as (keyof typeof moduleConfigs)[]).map((name) => [
    name,
    moduleConfigs[name],
    config[name],
  ]);

/** Providers of every options class, for ConfigModule. */
export const optionProviders = (config: AppConfig): ValueProvider[] => [
  { provide: ServiceOptions, useValue: config.service },
  ...entries(config).map(([, { options: token }, options]) => ({ provide: token, useValue: options })),
];

/** Warnings about options that make this start less safe than it could be, one sentence each, for the log. */
export const securityWarnings = (config: AppConfig): readonly string[] =>
  entries(config).flatMap(([, moduleConfig, options]) => moduleConfig.warnings?.(options, config.service) ?? []);

/** Warnings about variables of the environment that are not read because they are misspelled, one sentence each. */
export const misspellings = ({ misspelled }: AppConfig): readonly string[] =>
  misspelled.map(({ variable, rule }) => `${variable} ${rule}`);

/** Names of the enabled dialects, with the path of each. */
export const apiPaths = (config: AppConfig): readonly (readonly [name: string, path: string])[] =>
  entries(config).flatMap(([name, { apiPath }, options]) =>
    apiPath !== undefined && 'enabled' in options && options.enabled === true ? [[name, apiPath] as const] : [],
  );

/** True when the server shows the development inbox: in development, where a channel uses it. */
export const servesInbox = ({ service, notification: { channels } }: AppConfig): boolean =>
  service.isDevelopment && service.role !== 'worker' && [...channels.sms, ...channels.email].includes('inbox');

/** True when the start makes demo accounts, which it does in regain's own table only. */
export const hasDemoAccounts = ({ demo, auth }: AppConfig): boolean =>
  demo.enabled && auth.accounts.of(DEFAULT_CLIENT).kind === 'own';
