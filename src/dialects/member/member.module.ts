import { Module } from '@nestjs/common';
import { AuthModule, signRequest } from '../../auth';
import { CaptchaModule } from '../../captcha';
import { Secret } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import type { MemberOptions } from './member.config';
import { MemberAccountController } from './member-account.controller';
import { MemberCodeController } from './member-code.controller';
import { memberApi } from './member.docs';

/**
 * Nest module of the member dialect (会员) under /api/member: signed requests in JSON, XML and forms; replies with
 * `code`, `message` and `data`.
 */
@Module({ imports: [AuthModule, CaptchaModule], controllers: [MemberCodeController, MemberAccountController] })
export class MemberModule {
  /** API description for the help pages. */
  static readonly api = memberApi;

  /**
   * Creates the function that signs requests with the key of the default client application. Returns undefined when the
   * dialect serves another one.
   */
  static requestSigner({ enabled, app }: MemberOptions, defaultSignKey: string) {
    if (!enabled || app !== DEFAULT_CLIENT) return undefined;
    const key = new Secret(defaultSignKey);
    return (request: Parameters<typeof signRequest>[1]) => signRequest(key, request);
  }
}
