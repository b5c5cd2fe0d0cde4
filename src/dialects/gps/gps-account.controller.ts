import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { ChangePassword, CheckAccount, RegisterWithCode, type RequestContext, SignIn } from '../../auth';
import { type Locale, refuse } from '../../common';
import { Admission, LocalePipe, textOf } from '../../http';
import { Context, GpsClientGuard } from './gps-client.guard';
import { changePasswordCodec, checkUserCodec, loginCodec, registerCodec } from './gps.codec';
import type { ChangePasswordModel, CheckUserModel, LoginModel, RegisterModel } from './gps.dto';
import { LocalizedReplies } from './gps.locale';
import { changePasswordReplies, checkUserReplies, loginReplies, registerReplies } from './gps.replies';

/** Controller of accounts: existence, registration, change of the password, sign-in. */
@Controller('api/User')
@UseGuards(GpsClientGuard)
export class GpsAccountController {
  constructor(
    private readonly checkAccount: CheckAccount,
    private readonly register: RegisterWithCode,
    private readonly change: ChangePassword,
    private readonly signIn: SignIn,
  ) {}

  @Post('CheckUser')
  @LocalizedReplies(checkUserCodec, checkUserReplies)
  async checkUser(@Body() { LoginName: username }: CheckUserModel, @Context() context: RequestContext) {
    const checked = await this.checkAccount.execute({ context, username, phone: { number: username } });
    return checked.ok && checked.value === 'exists' ? refuse({ reason: 'account-exists' }) : checked;
  }

  /**
   * Registers an account. The phone that received the code is the login name, if that is a number, or else the contact
   * phone.
   */
  @Post('RegisterNeedSMSCode')
  @LocalizedReplies(registerCodec, registerReplies)
  registerNeedSmsCode(
    @Body() { LoginName: username, SMSCode: code, Password: password, ...optional }: RegisterModel,
    @Context() context: RequestContext,
    @Body('Language', new LocalePipe('en')) locale: Locale,
  ) {
    const phone = [{ number: username }, { number: textOf(optional.ContactPhone) ?? '' }];
    const registration = { username, target: phone, email: textOf(optional.Email), code, password, locale };
    return this.register.execute({ context, ...registration, policy: 'core', whenTaken: 'proceed' });
  }

  @Post('ChangePasswordNeedSMSCode')
  @LocalizedReplies(changePasswordCodec, changePasswordReplies)
  changePasswordNeedSmsCode(
    @Body() { LoginName: login, NewPass: newPassword, ...proof }: ChangePasswordModel,
    @Context() context: RequestContext,
  ) {
    const [token, code] = [textOf(proof.Token), textOf(proof.SMSCode)];
    return this.change.execute({ context, login, token, code, newPassword, policy: 'core' });
  }

  @Post('Login')
  @Admission(SignIn)
  @LocalizedReplies(loginCodec, loginReplies)
  login(@Body() { Name: login, Pass: password }: LoginModel, @Context() context: RequestContext) {
    return this.signIn.execute({ context, login, password: password ?? '', captcha: 'unsupported' });
  }
}
