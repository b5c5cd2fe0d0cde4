import { Module } from '@nestjs/common';
import { AuthModule, signRequest } from '../../auth';
import { CaptchaModule } from '../../captcha';
import { Secret } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import type { MemberOptions } from './member.config';
import { MemberAccountController } from './member-account.controller';
import { MemberCodeController } from './member-code.controller';
import { memberApi } from './member.docs';

/** 会员 over /api/member: signed requests in JSON, XML and forms; `code`, `message` and `data`. */
@Module({ imports: [AuthModule, CaptchaModule], controllers: [MemberCodeController, MemberAccountController] })
export class MemberModule {
  /** Description for the help pages. */
  static readonly api = memberApi;

  /** Signs requests with the key of the default client. Returns undefined when another client's key signs. */
  static requestSigner({ enabled, app }: MemberOptions, defaultSignKey: string) {
    if (!enabled || app !== DEFAULT_CLIENT) return undefined;
    const key = new Secret(defaultSignKey);
    return (request: Parameters<typeof signRequest>[1]) => signRequest(key, request);
  }
}
