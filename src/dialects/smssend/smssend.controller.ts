import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { ListCountries, type RequestContext, SendRecoveryCode, SendRegistrationCode, type SentCode } from '../../auth';
import {
  AdaptiveCaptchaGuard,
  AskedMedium,
  type CaptchaMedium,
  CaptchaPassed,
  type CaptchaPurpose,
  CaptchaService,
} from '../../captcha';
import { done, refuse, throttled } from '../../common';
import { Replies, SendRoute, textField } from '../../http';
import { smssendCodec, CheckImgRequest, DoSendRequest } from './smssend.dto';
import { SmssendOptions } from './smssend.config';
import { captchaAnswer, captchaOf, Context } from './smssend.context';
import { checkImgReplies, countryCodeReplies, doSendReplies } from './smssend.replies';

/** Times that the source document promises: 再次发短信的倒计时 (cooldown) and 短信验证码有效期 (lifetime of a code). */
export const TIMES = { cooldownSeconds: 120, lifetimeSeconds: 180 };
/** Longest wait in seconds that the limits of one client address impose. */
const HOUR_SECONDS = 3600;

const PURPOSES: Readonly<Record<CheckImgRequest['imgtype'], CaptchaPurpose>> = {
  login: 'sign-in',
  reg: 'register',
  passw: 'recover',
  cleardev: 'none',
};

/**
 * Code of a test target as the integer that the source document demands. Such a code never begins with 0, so no digit
 * is lost.
 */
const echoOf = ({ testCode }: SentCode): number | '' => (testCode ? Number(testCode.reveal()) : '');

/** Purpose of the captcha that a send requires. */
const sendPurpose = (body: unknown): CaptchaPurpose => (textField(body, 'type') === '1' ? 'register' : 'recover');

/** Controller of codes by SMS, the captchas that protect them, and the countries to which SMS are sent. */
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
  @UseGuards(AdaptiveCaptchaGuard(({ body }) => captchaAnswer(body, sendPurpose(body))))
  @Replies(smssendCodec, doSendReplies)
  async doSend(@Body() request: DoSendRequest, @Context() context: RequestContext, @CaptchaPassed() isPassed: boolean) {
    const { captcha, echoCode } = this.options;
    if (captcha === 'always' && !isPassed) return refuse({ reason: 'captcha-required' });
    const sent = await this.send(request, context, isPassed);
    if (sent.ok) return done({ ...sent.value, echo: echoCode === 'testTargets' ? echoOf(sent.value) : '' });
    return captcha === 'off' && sent.refusal.reason === 'captcha-required' ? refuse(throttled(HOUR_SECONDS)) : sent;
  }

  @Post('user/checkImg')
  @Replies(smssendCodec, checkImgReplies)
  async checkImg(@Body() { imgid, imgtype }: CheckImgRequest, @AskedMedium() medium: CaptchaMedium) {
    return done(await this.captchas.issue(captchaOf(imgid, PURPOSES[imgtype]), medium));
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
    if (type === '1') return this.sendRegistrationCode.execute({ ...wishes, target: phone });
    const owner = { ...(accountId !== undefined && { accountId }), ...(username !== undefined && { username }) };
    return this.sendRecoveryCode.execute({ ...wishes, lookup: { phone, ...owner } });
  }
}
