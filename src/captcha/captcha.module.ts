import { Module } from '@nestjs/common';
import { MaintenanceJobs, Random } from '../common';
import { TypeormCaptchaStore } from './typeorm-captcha.store';
import { CaptchaAnswers } from './captcha-answers';
import { CaptchaIdSigner } from './captcha-id-signer';
import { CaptchaIds } from './captcha-ids';
import { AudioKinds, CaptchaKind } from './captcha-kind';
import { CaptchaOptions } from './captcha.config';
import { CaptchaCookie } from './captcha.cookie';
import { CaptchaService } from './captcha.service';
import { CaptchaStore } from './captcha.store';
import { DrawingPool } from './drawing/drawing-pool';
import { AudioCaptcha } from './kinds/audio/audio-captcha';
import { ImageCaptcha } from './kinds/image/image-captcha';
import { AltchaVerifier } from './proofs/altcha.verifier';
import { ProofVerifiers } from './proofs/proof-verifier';
import { ProofOptions } from './proofs/proofs.config';
import { Siteverify } from './proofs/siteverify';
import { SiteverifyVerifier } from './proofs/siteverify.verifier';
import { SpentProofs } from './proofs/spent-proof.sql-store';

/** Verifiers of the proofs that CAPTCHA names. Tokens of widgets have no form of their own, so they come last. */
function proofVerifiers(altcha: AltchaVerifier, spent: SpentProofs, options: ProofOptions): ProofVerifiers {
  const { accepted, siteverify, hostnames, proxies } = options;
  return new ProofVerifiers([
    ...(accepted.includes('altcha') ? [altcha] : []),
    ...(siteverify
      ? [new SiteverifyVerifier(siteverify.vendor, new Siteverify(siteverify, proxies), hostnames, spent)]
      : []),
  ]);
}

/** Nest module of captchas: pictures, sound and proofs, each verified once. */
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
    SpentProofs,
    AltchaVerifier,
    { provide: ProofVerifiers, useFactory: proofVerifiers, inject: [AltchaVerifier, SpentProofs, ProofOptions] },
    CaptchaCookie,
    CaptchaIds,
    CaptchaIdSigner,
    CaptchaService,
    CaptchaAnswers,
  ],
  exports: [AltchaVerifier, CaptchaAnswers, CaptchaCookie, CaptchaIds, CaptchaService],
})
export class CaptchaModule {
  constructor(maintenance: MaintenanceJobs, captchas: CaptchaStore, spent: SpentProofs) {
    maintenance.add('expired captchas', (limit) => captchas.purge(limit));
    maintenance.add('spent proofs', (limit) => spent.purge(limit));
  }
}
