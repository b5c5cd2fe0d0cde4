import { Module } from '@nestjs/common';
import { MaintenanceJobs, Random } from '../common';
import { TypeormCaptchaStore } from './typeorm-captcha.store';
import { AudioKinds, CaptchaKind } from './captcha-kind';
import { CaptchaOptions } from './captcha.config';
import { CaptchaCookie } from './captcha.cookie';
import { CaptchaService } from './captcha.service';
import { CaptchaStore } from './captcha.store';
import { DrawingPool } from './drawing/drawing-pool';
import { AudioCaptcha } from './kinds/audio/audio-captcha';
import { ImageCaptcha } from './kinds/image/image-captcha';

/** Nest module of captchas: generated as images or as sound, each verified once. */
@Module({
  providers: [
    { provide: CaptchaStore, useClass: TypeormCaptchaStore },
    {
      provide: CaptchaKind,
      useFactory: (random: Random, drawings: DrawingPool, { length }: CaptchaOptions) =>
        new ImageCaptcha(random, drawings, length),
      inject: [Random, DrawingPool, CaptchaOptions],
    },
    {
      provide: AudioKinds,
      useFactory: (random: Random, drawings: DrawingPool): AudioKinds => ({
        'audio/en': new AudioCaptcha(random, drawings, 'en'),
        'audio/zh-CN': new AudioCaptcha(random, drawings, 'zh-CN'),
      }),
      inject: [Random, DrawingPool],
    },
    DrawingPool,
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
