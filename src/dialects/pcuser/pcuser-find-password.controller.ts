import { Body, Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VerifyRecoveryCode, type RequestContext, ResetWithCode, ResetWithLink, SendRecoveryLink } from '../../auth';
import {
  AskedMedium,
  CaptchaCookie,
  CaptchaGuard,
  type CaptchaMedium,
  CaptchaService,
  cookieClient,
} from '../../captcha';
import { done, type Locale } from '../../common';
import { AcceptLanguage, Action, LocalePipe, Replies, SendRoute, textField } from '../../http';
import {
  pcuserCodec,
  ChechPhoneCodeRequest,
  FindEmailPasswordRequest,
  FindPasswordRequest,
  FindPasswordSendEmailRequest,
} from './pcuser.dto';
import { captchaOf, Context } from './pcuser.context';
import {
  captchaReplies,
  chechPhoneCodeReplies,
  findEmailPasswordReplies,
  findPasswordReplies,
  findPasswordSendEmailReplies,
  pcuserRouter,
} from './pcuser.replies';

/** Language that the browser prefers; undefined for clients that name none. */
const named = new LocalePipe(undefined);

/** Controller of password resets, by a link to the account's e-mail address or by a code to its phone. */
@Controller('pcuser-find-password')
export class PcuserFindPasswordController {
  constructor(
    private readonly sendLink: SendRecoveryLink,
    private readonly verifyCode: VerifyRecoveryCode,
    private readonly reset: ResetWithCode,
  ) {}

  @Post()
  @SendRoute()
  @UseGuards(
    CaptchaGuard(({ body, headers }) => ({
      subject: captchaOf(cookieClient(headers.cookie)),
      answer: textField(body, 'code'),
    })),
  )
  @Action(pcuserRouter, 'find_password_send_email', findPasswordSendEmailReplies)
  sendEmail(
    @Body() { email }: FindPasswordSendEmailRequest,
    @Context() context: RequestContext,
    @AcceptLanguage(named) locale: Locale | undefined,
  ) {
    return this.sendLink.execute({ context, email, locale });
  }

  @Post()
  @Action(pcuserRouter, 'chech_phone_code', chechPhoneCodeReplies)
  async chechPhoneCode(@Body() { phone, code }: ChechPhoneCodeRequest, @Context() context: RequestContext) {
    const lookup = { phone: { number: phone } };
    const verified = await this.verifyCode.execute({ context, lookup, code, mode: 'keep' });
    return verified.ok ? done({ phone, code: verified.value.code, uid: verified.value.accountId }) : verified;
  }

  @Post()
  @Action(pcuserRouter, 'find_password', findPasswordReplies)
  findPassword(
    @Body() { phone: number, code, uid: accountId, new_password: newPassword }: FindPasswordRequest,
    @Context() context: RequestContext,
    @AcceptLanguage(named) locale: Locale | undefined,
  ) {
    const flow = { ...context, locale };
    return this.reset.execute({ context: flow, phone: { number }, code, accountId, newPassword, policy: 'core' });
  }
}

/** Controller that resets the password with the token of a mailed link. */
@Controller('user')
export class PcuserUserController {
  constructor(private readonly reset: ResetWithLink) {}

  @Post()
  @Action(pcuserRouter, 'find_email_password', findEmailPasswordReplies)
  findEmailPassword(
    @Body() { token, timestamp, uid: accountId, new_password: newPassword }: FindEmailPasswordRequest,
    @Context() context: RequestContext,
    @AcceptLanguage(named) locale: Locale | undefined,
  ) {
    const flow = { ...context, locale };
    return this.reset.execute({
      context: flow,
      token,
      stamp: Number(timestamp),
      accountId,
      newPassword,
      policy: 'core',
    });
  }
}

/** Controller of the captcha for find_password_send_email. */
@Controller('pcuser-captcha')
export class PcuserCaptchaController {
  constructor(
    private readonly captchas: CaptchaService,
    private readonly cookie: CaptchaCookie,
  ) {}

  @Get()
  @Replies(pcuserCodec, captchaReplies)
  async draw(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @AskedMedium() medium: CaptchaMedium,
  ) {
    return done(await this.captchas.issue(captchaOf(this.cookie.identify(request, reply)), medium));
  }
}
