import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import {
  type RequestContext,
  CheckAccount,
  ListCountries,
  RegisterWithCode,
  ResetWithCode,
  SendRecoveryCode,
  SendRegistrationCode,
  type SentCode,
  SignIn,
} from '../../auth';
import {
  AdaptiveCaptchaGuard,
  CaptchaPassed,
  type CaptchaPurpose,
  CaptchaService,
  type CaptchaSubject,
} from '../../captcha';
import { done, pickLocale, refuse, throttled } from '../../common';
import { ClientAddress, JsonNumber, Replies, SendRoute, textField } from '../../http';
import { smssendCodec } from './smssend.codec';
import { SmssendOptions } from './smssend.config';
import {
  CheckImgRequest,
  DoSendRequest,
  RegRequest,
  ReSetPassRequest,
  UserExistRequest,
  UserLoginRequest,
} from './smssend.dto';
import {
  checkImgReplies,
  countryCodeReplies,
  doSendReplies,
  regReplies,
  reSetPassReplies,
  userExistReplies,
  userLoginReplies,
} from './smssend.replies';

/** What the document promises: 再次发短信的倒计时 and 短信验证码有效期. */
const TIMES = { cooldownSeconds: 120, lifetimeSeconds: 180 };
/** The longest wait that a spent share of one address imposes. */
const HOUR_SECONDS = 3600;

const PURPOSES: Readonly<Record<CheckImgRequest['imgtype'], CaptchaPurpose>> = {
  login: 'sign-in',
  reg: 'register',
  passw: 'recover',
  cleardev: 'none',
};

const callerOf = ({ app, disclosure }: SmssendOptions, ip: string): RequestContext => ({ app, disclosure, ip });

const identifierOf = ({ username, mobile }: UserExistRequest | UserLoginRequest) =>
  username === undefined ? { phone: { number: mobile } } : { username };

/** The document makes it an integer, which loses nothing: the code of a test target never begins with 0. */
const echoOf = ({ testCode }: SentCode): number | '' => (testCode ? Number(testCode.reveal()) : '');

const captchaOf = (client: string, purpose: CaptchaPurpose): CaptchaSubject => ({ app: 'smssend', client, purpose });

/** The captcha that a request answers, which must have been drawn for the very call. */
const answered = (body: unknown, purpose: CaptchaPurpose) => ({
  subject: captchaOf(textField(body, 'imgid') ?? '', purpose),
  answer: textField(body, 'imgcode'),
});

/** What a captcha given to doSend must have been drawn for; clients send `type` as text and as a number. */
const sendPurpose = (body: unknown): CaptchaPurpose => {
  const { type } = body as { readonly type?: unknown };
  return (type instanceof JsonNumber ? type.text : type) === '1' ? 'register' : 'recover';
};

/** Codes, and what it takes to ask for one. */
@Controller('api')
export class SmssendController {
  constructor(
    private readonly sendRecoveryCode: SendRecoveryCode,
    private readonly sendRegistrationCode: SendRegistrationCode,
    private readonly captchas: CaptchaService,
    private readonly countries: ListCountries,
    private readonly options: SmssendOptions,
  ) {}

  @Post('Smssend/doSend')
  @SendRoute()
  @UseGuards(AdaptiveCaptchaGuard(({ body }) => answered(body, sendPurpose(body))))
  @Replies(smssendCodec, doSendReplies)
  async doSend(@Body() request: DoSendRequest, @ClientAddress() ip: string, @CaptchaPassed() isPassed: boolean) {
    const { captcha, echoCode } = this.options;
    if (captcha === 'always' && !isPassed) return refuse({ reason: 'captcha-required' });
    const sent = await this.send(request, callerOf(this.options, ip), isPassed);
    if (sent.ok) return done({ ...sent.value, echo: echoCode === 'testTargets' ? echoOf(sent.value) : '' });
    return captcha === 'off' && sent.refusal.reason === 'captcha-required' ? refuse(throttled(HOUR_SECONDS)) : sent;
  }

  @Post('user/checkImg')
  @Replies(smssendCodec, checkImgReplies)
  async checkImg(@Body() { imgid, imgtype }: CheckImgRequest) {
    return done(await this.captchas.issue(captchaOf(imgid, PURPOSES[imgtype])));
  }

  @Post('Systeminfo/CountryCode')
  @Replies(smssendCodec, countryCodeReplies)
  countryCode() {
    return Promise.resolve(done(this.countries.execute()));
  }

  private send(request: DoSendRequest, context: RequestContext, isPassed: boolean) {
    const { mobile, internationalCode, type, uuid: accountId, username } = request;
    const phone = { number: mobile, callingCode: internationalCode };
    const captcha = this.options.captcha === 'off' ? 'unsupported' : isPassed ? 'passed' : 'absent';
    const wishes = { context, captcha, locale: 'zh-CN', ...TIMES } as const;
    if (type === '1') return this.sendRegistrationCode.execute({ ...wishes, phone });
    const owner = { ...(accountId !== undefined && { accountId }), ...(username !== undefined && { username }) };
    return this.sendRecoveryCode.execute({ ...wishes, lookup: { phone, ...owner } });
  }
}

/** Accounts: is there one, a new one, a new password, and sign-in. */
@Controller('api/user')
export class SmssendUserController {
  constructor(
    private readonly checkAccount: CheckAccount,
    private readonly register: RegisterWithCode,
    private readonly reset: ResetWithCode,
    private readonly signIn: SignIn,
    private readonly options: SmssendOptions,
  ) {}

  @Post('userExist')
  @Replies(smssendCodec, userExistReplies)
  userExist(@Body() request: UserExistRequest, @ClientAddress() ip: string) {
    return this.checkAccount.execute({ context: callerOf(this.options, ip), ...identifierOf(request) });
  }

  @Post('reg')
  @Replies(smssendCodec, regReplies)
  async reg(@Body() request: RegRequest, @ClientAddress() ip: string) {
    const { username, mobile, internationalcode, mobilecode: code, pass: password, passcheck } = request;
    if (password !== passcheck) return refuse({ reason: 'passwords-differ' });
    const phone = { number: mobile, ...(internationalcode !== undefined && { callingCode: internationalcode }) };
    const locale = pickLocale(request.set_lang, 'zh-CN');
    const registration = { username, phone, code, password, locale, policy: 'core' } as const;
    return this.register.execute({ context: callerOf(this.options, ip), ...registration });
  }

  @Post('reSetPass')
  @Replies(smssendCodec, reSetPassReplies)
  async reSetPass(@Body() { mobile, code, newpass, newpassck }: ReSetPassRequest, @ClientAddress() ip: string) {
    if (newpass !== newpassck) return refuse({ reason: 'passwords-differ' });
    const context = callerOf(this.options, ip);
    return this.reset.execute({ context, phone: { number: mobile }, code, newPassword: newpass, policy: 'core' });
  }

  @Post('userLogin')
  @UseGuards(AdaptiveCaptchaGuard(({ body }) => answered(body, 'sign-in')))
  @Replies(smssendCodec, userLoginReplies)
  async userLogin(@Body() request: UserLoginRequest, @ClientAddress() ip: string, @CaptchaPassed() isPassed: boolean) {
    const { captcha } = this.options;
    if (captcha === 'always' && !isPassed) return refuse({ reason: 'captcha-required' });
    const proof = { password: request.pass, captchaPassed: isPassed || captcha === 'off' };
    return this.signIn.execute({ context: callerOf(this.options, ip), ...identifierOf(request), ...proof });
  }
}
