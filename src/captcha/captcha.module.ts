import { type DynamicModule, Module } from '@nestjs/common';
import { MaintenanceJobs, Random } from '../common';
import { TypeormCaptchaStore } from './typeorm-captcha.store';
import { CaptchaKind } from './captcha-kind';
import { CaptchaCookie } from './captcha.cookie';
import { CaptchaOptions } from './captcha.options';
import { CaptchaService } from './captcha.service';
import { CaptchaStore } from './captcha.store';
import { ImageCaptcha } from './kinds/image/image-captcha';

/** Captchas: drawn, verified once, and purged after they have expired. */
@Module({})
export class CaptchaModule {
  constructor(maintenance: MaintenanceJobs, captchas: CaptchaStore) {
    maintenance.add('expired captchas', (limit) => captchas.purge(limit));
  }

  static forRoot(options: CaptchaOptions): DynamicModule {
    return {
      module: CaptchaModule,
      providers: [
        { provide: CaptchaOptions, useValue: options },
        { provide: CaptchaStore, useClass: TypeormCaptchaStore },
        {
          provide: CaptchaKind,
          useFactory: (random: Random) => new ImageCaptcha(random, options.length),
          inject: [Random],
        },
        CaptchaCookie,
        CaptchaService,
      ],
      exports: [CaptchaCookie, CaptchaService],
    };
  }
}
