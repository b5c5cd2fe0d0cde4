import { type DynamicModule, Module } from '@nestjs/common';
import { coreOf } from './app.core';
import { dialectsOf } from './app.dialects';
import { CaptchaModule } from './captcha';
import type { AppConfig } from './config';
import { DemoModule } from './demo';
import { OpsModule } from './ops/ops.module';
import { WebModule } from './web/web.module';
import { WireModule } from './wire';

/** The composition root of a server. */
@Module({})
export class AppModule {
  static forRoot(config: AppConfig): DynamicModule {
    const dialects = Object.values(config.dialects).filter(({ enabled }) => enabled);
    const requiredApps = [...new Set(dialects.flatMap((dialect) => ('app' in dialect ? [dialect.app] : [])))];
    const { imports, apps, auth } = coreOf(config, { exclusive: true, requiredApps });
    const { sms, email } = config.notification.channels;
    const inbox = config.isDevelopment && [...sms, ...email].includes('inbox');
    const captcha = CaptchaModule.forRoot(config.captcha);
    const { modules, answers } = dialectsOf(config, { apps, auth, captcha });
    return {
      module: AppModule,
      imports: [
        ...imports,
        WireModule.forRoot({ throttle: config.http.throttle }),
        ...modules,
        WebModule.forRoot({ inbox, answers }),
        OpsModule,
        ...(config.demo ? [DemoModule.forRoot({ auth })] : []),
      ],
    };
  }
}
