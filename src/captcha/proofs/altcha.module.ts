import { Module } from '@nestjs/common';
import { CaptchaModule } from '../captcha.module';
import { AltchaController } from './altcha.controller';

/** Nest module of the endpoint for challenges of proofs of work. */
@Module({ imports: [CaptchaModule], controllers: [AltchaController] })
export class AltchaModule {}
