import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { CheckAccount, RegisterWithCode, type RequestContext, ResetWithCode, SignIn } from '../../auth';
import { AdaptiveCaptchaGuard, CaptchaPassed } from '../../captcha';
import { pickLocale, refuse } from '../../common';
import { Admission, Replies } from '../../http';
import { smssendCodec, RegRequest, ReSetPassRequest, UserExistRequest, UserLoginRequest } from './smssend.dto';
import { SmssendOptions } from './smssend.config';
import { captchaAnswer, Context } from './smssend.context';
import { regReplies, reSetPassReplies, userExistReplies, userLoginReplies } from './smssend.replies';

/** Identifier of an account: the user name if given, or else the phone number. */
const identifierOf = ({ username, mobile }: UserExistRequest | UserLoginRequest) =>
  username === undefined ? { phone: { number: mobile } } : { username };

/** Controller of accounts: existence, registration, reset of the password, sign-in. */
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
  userExist(@Body() request: UserExistRequest, @Context() context: RequestContext) {
    return this.checkAccount.execute({ context, ...identifierOf(request) });
  }

  @Post('reg')
  @Replies(smssendCodec, regReplies)
  async reg(@Body() request: RegRequest, @Context() context: RequestContext) {
    const { username, mobile: number, internationalcode: callingCode, mobilecode: code, pass: password } = request;
    if (password !== request.passcheck) return refuse({ reason: 'passwords-differ' });
    const phone = { number, ...(callingCode !== undefined && { callingCode }) };
    const locale = pickLocale(request.set_lang, undefined);
    const registration = { context: { ...context, locale }, locale: locale ?? 'zh-CN' } as const;
    return this.register.execute({ ...registration, username, target: phone, code, password, policy: 'core' });
  }

  @Post('reSetPass')
  @Replies(smssendCodec, reSetPassReplies)
  async reSetPass(
    @Body() { mobile: number, code, newpass: newPassword, newpassck }: ReSetPassRequest,
    @Context() context: RequestContext,
  ) {
    if (newPassword !== newpassck) return refuse({ reason: 'passwords-differ' });
    return this.reset.execute({ context, phone: { number }, code, newPassword, policy: 'core' });
  }

  @Post('userLogin')
  @Admission(SignIn)
  @UseGuards(AdaptiveCaptchaGuard(({ body }) => captchaAnswer(body, 'sign-in')))
  @Replies(smssendCodec, userLoginReplies)
  async userLogin(
    @Body() request: UserLoginRequest,
    @Context() context: RequestContext,
    @CaptchaPassed() isPassed: boolean,
  ) {
    const { captcha } = this.options;
    if (captcha === 'always' && !isPassed) return refuse({ reason: 'captcha-required' });
    const state = isPassed || captcha === 'off' ? 'passed' : 'absent';
    return this.signIn.execute({ context, ...identifierOf(request), password: request.pass, captcha: state });
  }
}
