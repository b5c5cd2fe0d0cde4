import { type DynamicModule, Module } from '@nestjs/common';
import { coreOf } from './app.core';
import { type Asked, dialectsOf } from './app.dialects';
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
    return {
      module: AppModule,
      imports: [
        ...imports,
        WireModule.forRoot({ throttle: config.http.throttle }),
        OpsModule.forRoot(config.ops),
        ...(config.role === 'worker' ? [] : facesOf(config, { apps, auth })),
      ],
    };
  }
}

/** What clients and people ask; a process that only delivers messages has none of it. */
function facesOf(config: AppConfig, { apps, auth }: Pick<Asked, 'apps' | 'auth'>): readonly DynamicModule[] {
  const { sms, email } = config.notification.channels;
  const inbox = config.isDevelopment && [...sms, ...email].includes('inbox');
  const captcha = CaptchaModule.forRoot(config.captcha);
  const { modules, answers } = dialectsOf(config, { apps, auth, captcha });
  return [...modules, WebModule.forRoot({ inbox, answers }), ...(config.demo ? [DemoModule.forRoot({ auth })] : [])];
}
