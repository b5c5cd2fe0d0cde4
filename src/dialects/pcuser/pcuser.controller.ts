import { Body, Controller, Get, Headers, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type RequestContext,
  CheckAccount,
  VerifyRecoveryCode,
  ResetWithCode,
  ResetWithLink,
  SendRecoveryCode,
  SendRecoveryLink,
  SendRegistrationCode,
} from '../../auth';
import {
  CAPTCHA_CLIENT_BYTES,
  captchaCookie,
  CaptchaGuard,
  CaptchaService,
  type CaptchaSubject,
  cookieClient,
} from '../../captcha';
import { done, malformed, pickLocale, Random, refuse } from '../../common';
import { Action, ClientAddress, Replies, SendRoute, textField } from '../../http';
import { pcuserCodec } from './pcuser.codec';
import { PcuserOptions } from './pcuser.config';
import {
  ChechPhoneCodeRequest,
  CheckLoginRequest,
  FindEmailPasswordRequest,
  FindPasswordRequest,
  FindPasswordSendEmailRequest,
  GetVerificationCodeRequest,
} from './pcuser.dto';
import {
  captchaReplies,
  chechPhoneCodeReplies,
  checkLoginReplies,
  findEmailPasswordReplies,
  findPasswordReplies,
  findPasswordSendEmailReplies,
  getVerificationCodeReplies,
  pcuserRouter,
} from './pcuser.replies';

const FIND_PASSWORD = '10004';
const REGISTER = '1';
const SMS = { captcha: 'unsupported', locale: 'zh-CN' } as const;

const callerOf = ({ app, disclosure }: PcuserOptions, ip: string): RequestContext => ({ app, disclosure, ip });

/** Whose captcha it is: that of a browser, drawn by this dialect. Nobody's, for a browser without a name, is never drawn. */
const captchaOf = (client = ''): CaptchaSubject => ({ app: 'pcuser', client, purpose: 'recover' });

/** Before signing in: is there such an account, and a code for its phone. */
@Controller('pcuser-tologin')
export class PcuserToLoginController {
  constructor(
    private readonly checkAccount: CheckAccount,
    private readonly sendRecoveryCode: SendRecoveryCode,
    private readonly sendRegistrationCode: SendRegistrationCode,
    private readonly options: PcuserOptions,
  ) {}

  @Post()
  @Action(pcuserRouter, 'check_login', checkLoginReplies)
  async checkLogin(@Body() { user_name: username }: CheckLoginRequest, @ClientAddress() ip: string) {
    const checked = await this.checkAccount.execute({ context: callerOf(this.options, ip), username });
    return checked.ok && checked.value === 'free' ? refuse({ reason: 'account-unknown' }) : checked;
  }

  @Post()
  @SendRoute()
  @Action(pcuserRouter, 'get_verification_code', getVerificationCodeReplies)
  async getVerificationCode(@Body() { phone: number, type }: GetVerificationCodeRequest, @ClientAddress() ip: string) {
    const ask = { context: callerOf(this.options, ip), ...SMS };
    if (type === FIND_PASSWORD) return this.sendRecoveryCode.execute({ ...ask, lookup: { phone: { number } } });
    const isServed = type === REGISTER && this.options.registerCodes;
    return isServed ? this.sendRegistrationCode.execute({ ...ask, phone: { number } }) : refuse(malformed('type'));
  }
}

/** A new password by a link to the account's e-mail address, or by a code to its phone. */
@Controller('pcuser-find-password')
export class PcuserFindPasswordController {
  constructor(
    private readonly sendLink: SendRecoveryLink,
    private readonly verifyCode: VerifyRecoveryCode,
    private readonly reset: ResetWithCode,
    private readonly options: PcuserOptions,
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
    @ClientAddress() ip: string,
    @Headers('accept-language') languages: string | undefined,
  ) {
    const locale = pickLocale(languages, 'zh-CN');
    return this.sendLink.execute({ context: callerOf(this.options, ip), email, locale });
  }

  @Post()
  @Action(pcuserRouter, 'chech_phone_code', chechPhoneCodeReplies)
  async chechPhoneCode(@Body() { phone, code }: ChechPhoneCodeRequest, @ClientAddress() ip: string) {
    const context = callerOf(this.options, ip);
    const lookup = { phone: { number: phone } };
    const verified = await this.verifyCode.execute({ context, lookup, code, mode: 'keep' });
    return verified.ok ? done({ phone, code, uid: verified.value.accountId }) : verified;
  }

  @Post()
  @Action(pcuserRouter, 'find_password', findPasswordReplies)
  findPassword(
    @Body() { phone: number, code, uid: accountId, new_password: newPassword }: FindPasswordRequest,
    @ClientAddress() ip: string,
  ) {
    const context = callerOf(this.options, ip);
    return this.reset.execute({ context, phone: { number }, code, accountId, newPassword, policy: 'core' });
  }
}

/** What the mailed link leads to. */
@Controller('user')
export class PcuserUserController {
  constructor(
    private readonly reset: ResetWithLink,
    private readonly options: PcuserOptions,
  ) {}

  @Post()
  @Action(pcuserRouter, 'find_email_password', findEmailPasswordReplies)
  findEmailPassword(
    @Body() { token, timestamp, uid: accountId, new_password: newPassword }: FindEmailPasswordRequest,
    @ClientAddress() ip: string,
  ) {
    const context = callerOf(this.options, ip);
    return this.reset.execute({ context, token, stamp: Number(timestamp), accountId, newPassword, policy: 'core' });
  }
}

/** The picture that find_password_send_email asks about. */
@Controller('pcuser-captcha')
export class PcuserCaptchaController {
  constructor(
    private readonly captchas: CaptchaService,
    private readonly random: Random,
  ) {}

  /** A browser keeps the name that it has; one without a name gets one. */
  @Get()
  @Replies(pcuserCodec, captchaReplies)
  async draw(@Req() { headers, protocol }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const known = cookieClient(headers.cookie);
    const client = known ?? this.random.token(CAPTCHA_CLIENT_BYTES);
    if (known === undefined) void reply.header('set-cookie', captchaCookie(client, protocol === 'https'));
    return done(await this.captchas.issue(captchaOf(client)));
  }
}
