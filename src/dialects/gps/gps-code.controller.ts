import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import {
  VerifyRecoveryCode,
  VerifyRegistrationCode,
  type RequestContext,
  SendChangeCode,
  SendRecoveryCode,
  SendRegistrationCode,
} from '../../auth';
import type { Locale } from '../../common';
import { LocalePipe, SendRoute, textOf } from '../../http';
import { Context, GpsClientGuard } from './gps-client.guard';
import { checkVaildateCodec, sendSmsCodec } from './gps.codec';
import { CHANGE_PASSWORD, type CheckVaildateModel, REGISTER, type SendSmsModel } from './gps.dto';
import { LocalizedReplies } from './gps.locale';
import { checkVaildateReplies, sendSmsReplies } from './gps.replies';

/** Controller that sends codes by SMS. */
@Controller('api/User')
@UseGuards(GpsClientGuard)
export class GpsCodeController {
  constructor(
    private readonly sendRecoveryCode: SendRecoveryCode,
    private readonly sendRegistrationCode: SendRegistrationCode,
    private readonly sendChangeCode: SendChangeCode,
  ) {}

  /**
   * Sends a code. A registered number gets a registration code too, so that only the recipient of the code learns that
   * it is registered.
   */
  @Post('SendSMSCode')
  @SendRoute()
  @LocalizedReplies(sendSmsCodec, sendSmsReplies)
  sendSmsCode(
    @Body() { VildateSence: sense, Phone: number, Token: session }: SendSmsModel,
    @Context() context: RequestContext,
    @Body('Language', new LocalePipe('en')) locale: Locale,
  ) {
    const [phone, token] = [{ number }, textOf(session)];
    const request = { context, captcha: 'unsupported', locale, flowLocale: locale } as const;
    if (sense === REGISTER)
      return this.sendRegistrationCode.execute({ ...request, target: phone, whenTaken: 'proceed' });
    if (token === undefined) return this.sendRecoveryCode.execute({ ...request, lookup: { phone } });
    return this.sendChangeCode.execute({ ...request, phone, token });
  }
}

/** Controller that verifies codes and returns the account of a right one. */
@Controller('api/User')
@UseGuards(GpsClientGuard)
export class GpsCheckController {
  constructor(
    private readonly verifyCode: VerifyRecoveryCode,
    private readonly verifyRegistrationCode: VerifyRegistrationCode,
  ) {}

  @Post('CheckVaildateCodeByUser')
  @LocalizedReplies(checkVaildateCodec, checkVaildateReplies)
  checkVaildateCodeByUser(
    @Body() { Type: type, LoginName: login, SMSCode: code }: CheckVaildateModel,
    @Context() context: RequestContext,
  ) {
    if (type === REGISTER)
      return this.verifyRegistrationCode.execute({ context, target: { number: login }, username: login, code });
    const purpose = type === CHANGE_PASSWORD ? 'change-password' : 'recover';
    return this.verifyCode.execute({ context, lookup: { login }, code, purpose, mode: 'keep-with-ticket' });
  }
}
