import { type DynamicModule, Module } from '@nestjs/common';
import { coreOf } from './app.core';
import { type Asked, dialectsOf } from './app.dialects';
import { signRequest } from './auth';
import { CaptchaModule } from './captcha';
import type { AppConfig } from './config';
import { DemoModule } from './demo';
import { ErrorsModule } from './help/errors/errors.module';
import { HelpModule, type HelpOptions } from './help/help.module';
import { Secret } from './common';
import { HealthModule } from './health/health.module';
import { MetricsModule } from './metrics/metrics.module';
import { PagesModule } from './pages/pages.module';
import { HttpModule } from './http';

/** The composition root of a server. */
@Module({})
export class AppModule {
  static forRoot(config: AppConfig): DynamicModule {
    const dialects = Object.values(config.dialects).filter(({ enabled }) => enabled);
    const requiredApps = [...new Set(dialects.flatMap((dialect) => ('app' in dialect ? [dialect.app] : [])))];
    const { imports, apps, auth } = coreOf(config, { exclusive: true, requiredApps });
    return {
      module: AppModule,
      imports: [
        ...imports,
        HttpModule.forRoot({ throttle: config.http.throttle }),
        HealthModule,
        MetricsModule.forRoot(config.ops),
        ...(config.role === 'worker' ? [] : facesOf(config, { apps, auth })),
      ],
    };
  }
}

/** What clients and people ask; a process that only delivers messages has none of it. */
function facesOf(config: AppConfig, { apps, auth }: Pick<Asked, 'apps' | 'auth'>): readonly DynamicModule[] {
  const { sms, email } = config.notification.channels;
  const { help } = config;
  const inbox = config.isDevelopment && [...sms, ...email].includes('inbox');
  const captcha = CaptchaModule.forRoot(config.captcha);
  const { modules, apis } = dialectsOf(config, { apps, auth, captcha });
  return [
    ...modules,
    ErrorsModule.forRoot({ apis, help }),
    ...(help ? [HelpModule.forRoot({ apis, inbox, publicUrl: config.http.publicUrl, ...signerOf(config) })] : []),
    PagesModule.forRoot({ inbox, help, answers: ErrorsModule.pagesOf({ apis, help }) }),
    ...(config.demo ? [DemoModule.forRoot({ auth })] : []),
  ];
}

/** Signs with the default app's key for people who try requests at their desk; in production nobody is given signatures. */
function signerOf({ isDevelopment, apps, dialects: { member } }: AppConfig): Pick<HelpOptions, 'sign'> {
  if (!isDevelopment || !member.enabled || member.app !== 'default') return {};
  const key = new Secret(apps.defaultSignKey);
  return { sign: (asked) => signRequest(key, asked) };
}
