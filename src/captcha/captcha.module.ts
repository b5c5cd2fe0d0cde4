import { Module } from '@nestjs/common';
import { MaintenanceJobs, Random } from '../common';
import { TypeormCaptchaStore } from './typeorm-captcha.store';
import { CaptchaKind } from './captcha-kind';
import { CaptchaOptions } from './captcha.config';
import { CaptchaCookie } from './captcha.cookie';
import { CaptchaService } from './captcha.service';
import { CaptchaStore } from './captcha.store';
import { ImageCaptcha } from './kinds/image/image-captcha';

/** Nest module of captchas: generated as images, each verified once. */
@Module({
  providers: [
    { provide: CaptchaStore, useClass: TypeormCaptchaStore },
    {
      provide: CaptchaKind,
      useFactory: (random: Random, { length }: CaptchaOptions) => new ImageCaptcha(random, length),
      inject: [Random, CaptchaOptions],
    },
    CaptchaCookie,
    CaptchaService,
  ],
  exports: [CaptchaCookie, CaptchaService],
})
export class CaptchaModule {
  constructor(maintenance: MaintenanceJobs, captchas: CaptchaStore) {
    maintenance.add('expired captchas', (limit) => captchas.purge(limit));
  }
}
