import { Body, Controller, Injectable, Post } from '@nestjs/common';
import { ClientDirectory } from '../../clients';
import {
  type RequestContext,
  ChangePassword,
  CheckAccount,
  VerifyRecoveryCode,
  VerifyRegistrationCode,
  RegisterWithCode,
  SendChangeCode,
  SendRecoveryCode,
  SendRegistrationCode,
  SignIn,
} from '../../auth';
import { type Locale, malformed, type Outcome, pickLocale, refuse, type Refusal } from '../../common';
import { ClientAddress, localeOf, Replies, SendRoute, withLocale, textOf } from '../../http';
import {
  changePasswordCodec,
  checkUserCodec,
  checkVaildateCodec,
  loginCodec,
  registerCodec,
  sendSmsCodec,
} from './gps.codec';
import { GpsOptions } from './gps.config';
import type {
  ChangePasswordModel,
  CheckUserModel,
  CheckVaildateModel,
  LoginModel,
  RegisterModel,
  SendSmsModel,
} from './gps.dto';
import {
  changePasswordReplies,
  checkUserReplies,
  checkVaildateReplies,
  loginReplies,
  registerReplies,
  sendSmsReplies,
} from './gps.replies';

const DEFAULT_APP = 'default';

const REGISTER = 1;
/** What other senses and types than a registration's are about. */
const PURPOSES: Readonly<Record<number, 'recover' | 'change-password'>> = { 2: 'recover', 3: 'change-password' };

const wrongCode = refuse({ reason: 'code-wrong' });
const badPassword = refuse({ reason: 'password-rejected', rules: [] });

/** What requests say of their client, and those about an account of its login. */
type Asked = Pick<LoginModel, 'Language' | 'AppId'>;
type AskedOfLogin = Asked & Pick<CheckUserModel, 'LoginName'>;

interface Client {
  readonly context: RequestContext;
  readonly locale: Locale;
}
/** The account that is asked about, by its user name or phone number. */
type ClientOfLogin = Client & { readonly login: string };
type AnyOutcome = Outcome<unknown, Refusal>;
/** Introduces clients to handlers, and answers them in their language. */
@Injectable()
export class GpsReception {
  constructor(
    private readonly apps: ClientDirectory,
    private readonly options: GpsOptions,
  ) {}

  /** Turns away those of an app that is not there. */
  async serve<O extends AnyOutcome>(asked: Asked, ip: string, answer: (client: Client) => Promise<O>) {
    const language = localeOf(asked.Language);
    const app = textOf(asked.AppId) ?? DEFAULT_APP;
    if (!(await this.apps.exists(app))) return withLocale(language, refuse(malformed('AppId')));
    const context = { app, disclosure: this.options.disclosure, ip };
    return withLocale(language, await answer({ context, locale: pickLocale(asked.Language, 'en') }));
  }

  /** The same, but first those that leave the login out. */
  async serveLogin<O extends AnyOutcome>(asked: AskedOfLogin, ip: string, answer: (of: ClientOfLogin) => Promise<O>) {
    const login = textOf(asked.LoginName);
    if (login === undefined) return withLocale(localeOf(asked.Language), refuse({ reason: 'login-missing' }));
    return this.serve(asked, ip, (client) => answer({ ...client, login }));
  }
}

/** Codes by SMS, and whether they are right. */
@Controller('api/User')
export class GpsCodeController {
  constructor(
    private readonly sendRecoveryCode: SendRecoveryCode,
    private readonly sendRegistrationCode: SendRegistrationCode,
    private readonly sendChangeCode: SendChangeCode,
    private readonly reception: GpsReception,
  ) {}

  @Post('SendSMSCode')
  @SendRoute()
  @Replies(sendSmsCodec, sendSmsReplies)
  sendSmsCode(@Body() request: SendSmsModel, @ClientAddress() ip: string) {
    return this.reception.serve(request, ip, (client) => this.send(client, request));
  }

  /** Whether a number is registered already is told to those who enter its code, so a code goes to any. */
  private async send({ context, locale }: Client, { VildateSence: sense, ...told }: SendSmsModel) {
    const [number, token] = [textOf(told.Phone), textOf(told.Token)];
    if (sense !== REGISTER && PURPOSES[sense] !== 'recover') return refuse(malformed('VildateSence'));
    if (number === undefined) return refuse({ reason: 'target-invalid' });
    const ask = { context, captcha: 'unsupported', locale } as const;
    if (sense === REGISTER)
      return this.sendRegistrationCode.execute({ ...ask, phone: { number }, whenTaken: 'proceed' });
    return token === undefined
      ? this.sendRecoveryCode.execute({ ...ask, lookup: { phone: { number } } })
      : this.sendChangeCode.execute({ ...ask, phone: { number }, token });
  }
}

/** Whether a code is right, and whose it is. */
@Controller('api/User')
export class GpsCheckController {
  constructor(
    private readonly verifyCode: VerifyRecoveryCode,
    private readonly verifyRegistrationCode: VerifyRegistrationCode,
    private readonly reception: GpsReception,
  ) {}

  @Post('CheckVaildateCodeByUser')
  @Replies(checkVaildateCodec, checkVaildateReplies)
  checkVaildateCodeByUser(@Body() request: CheckVaildateModel, @ClientAddress() ip: string) {
    return this.reception.serveLogin(request, ip, (client) => this.check(client, request));
  }

  private async check({ context, login }: ClientOfLogin, { Type: type, SMSCode: typed }: CheckVaildateModel) {
    const [code, purpose] = [textOf(typed), PURPOSES[type]];
    if (type !== REGISTER && purpose === undefined) return refuse(malformed('Type'));
    if (code === undefined) return wrongCode;
    return purpose === undefined
      ? this.verifyRegistrationCode.execute({ context, phone: { number: login }, username: login, code })
      : this.verifyCode.execute({ context, lookup: { login }, code, purpose, mode: 'keep-with-ticket' });
  }
}

/** Accounts: is there one, a new one, another password, and sign-in. */
@Controller('api/User')
export class GpsAccountController {
  constructor(
    private readonly checkAccount: CheckAccount,
    private readonly register: RegisterWithCode,
    private readonly change: ChangePassword,
    private readonly signIn: SignIn,
    private readonly reception: GpsReception,
  ) {}

  @Post('CheckUser')
  @Replies(checkUserCodec, checkUserReplies)
  checkUser(@Body() request: CheckUserModel, @ClientAddress() ip: string) {
    return this.reception.serveLogin(request, ip, async ({ context, login }) => {
      const checked = await this.checkAccount.execute({ context, username: login, phone: { number: login } });
      return checked.ok && checked.value === 'exists' ? refuse({ reason: 'account-exists' }) : checked;
    });
  }

  /** The number that got the code is the login itself, if it is one. */
  @Post('RegisterNeedSMSCode')
  @Replies(registerCodec, registerReplies)
  registerNeedSmsCode(@Body() request: RegisterModel, @ClientAddress() ip: string) {
    return this.reception.serveLogin(request, ip, async ({ context, locale, login }) => {
      const [code, password] = [textOf(request.SMSCode), textOf(request.Password)];
      if (code === undefined) return wrongCode;
      if (password === undefined) return badPassword;
      const phone = [{ number: login }, { number: textOf(request.ContactPhone) ?? '' }];
      const registration = { username: login, phone, email: textOf(request.Email), code, password, locale };
      return this.register.execute({ context, ...registration, policy: 'core', whenTaken: 'proceed' });
    });
  }

  @Post('ChangePasswordNeedSMSCode')
  @Replies(changePasswordCodec, changePasswordReplies)
  changePasswordNeedSmsCode(@Body() request: ChangePasswordModel, @ClientAddress() ip: string) {
    return this.reception.serveLogin(request, ip, async ({ context, login }) => {
      const newPassword = textOf(request.NewPass);
      if (newPassword === undefined) return badPassword;
      const proofs = { token: textOf(request.Token), code: textOf(request.SMSCode) };
      return this.change.execute({ context, login, ...proofs, newPassword, policy: 'core' });
    });
  }

  @Post('Login')
  @Replies(loginCodec, loginReplies)
  login(@Body() request: LoginModel, @ClientAddress() ip: string) {
    return this.reception.serveLogin({ ...request, LoginName: request.Name }, ip, ({ context, login }) =>
      this.signIn.execute({ context, login, password: request.Pass ?? '', captchaPassed: false }),
    );
  }
}
