import { Body, Controller, Post } from '@nestjs/common';
import {
  ChangePassword,
  CheckAccount,
  ProveRecoveryCode,
  ProveRegistrationCode,
  RegisterWithCode,
  SendChangeCode,
  SendRecoveryCode,
  SendRegistrationCode,
  SignIn,
} from '../../auth';
import { malformed, refuse } from '../../kernel';
import { ClientAddress, Replies, SendRoute, textOf } from '../../wire';
import {
  changePasswordCodec,
  checkUserCodec,
  checkVaildateCodec,
  loginCodec,
  registerCodec,
  sendSmsCodec,
} from './gps.codec';
import type {
  ChangePasswordModel,
  CheckUserModel,
  CheckVaildateModel,
  LoginModel,
  RegisterModel,
  SendSmsModel,
} from './gps.dto';
import { type Client, type ClientOfLogin, GpsReception } from './gps.reception';
import {
  changePasswordReplies,
  checkUserReplies,
  checkVaildateReplies,
  loginReplies,
  registerReplies,
  sendSmsReplies,
} from './gps.replies';

const REGISTER = 1;
/** What other senses and types than a registration's are about. */
const PURPOSES: Readonly<Record<number, 'recover' | 'change-password'>> = { 2: 'recover', 3: 'change-password' };

const wrongCode = refuse({ reason: 'code-wrong' });
const badPassword = refuse({ reason: 'password-rejected', rules: [] });

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
  private async send({ caller, locale }: Client, request: SendSmsModel) {
    const { VildateSence: sense } = request;
    const [number, token] = [textOf(request.Phone), textOf(request.Token)];
    if (sense !== REGISTER && PURPOSES[sense] !== 'recover') return refuse(malformed('VildateSence'));
    if (number === undefined) return refuse({ reason: 'target-invalid' });
    const ask = { caller, captcha: 'unsupported', locale } as const;
    const phone = { number };
    if (sense === REGISTER) return this.sendRegistrationCode.execute({ ...ask, phone, whenTaken: 'proceed' });
    return token === undefined
      ? this.sendRecoveryCode.execute({ ...ask, claim: { phone } })
      : this.sendChangeCode.execute({ ...ask, phone, token });
  }
}

/** Whether a code is right, and whose it is. */
@Controller('api/User')
export class GpsCheckController {
  constructor(
    private readonly proveCode: ProveRecoveryCode,
    private readonly proveRegistrationCode: ProveRegistrationCode,
    private readonly reception: GpsReception,
  ) {}

  @Post('CheckVaildateCodeByUser')
  @Replies(checkVaildateCodec, checkVaildateReplies)
  checkVaildateCodeByUser(@Body() request: CheckVaildateModel, @ClientAddress() ip: string) {
    return this.reception.serveLogin(request, ip, (client) => this.check(client, request));
  }

  private async check({ caller, login }: ClientOfLogin, { Type: type, SMSCode: typed }: CheckVaildateModel) {
    const code = textOf(typed);
    const purpose = PURPOSES[type];
    if (type !== REGISTER && purpose === undefined) return refuse(malformed('Type'));
    if (code === undefined) return wrongCode;
    return purpose === undefined
      ? this.proveRegistrationCode.execute({ caller, phone: { number: login }, username: login, code })
      : this.proveCode.execute({ caller, login, code, purpose, wantsTicket: true });
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
    return this.reception.serveLogin(request, ip, async ({ caller, login }) => {
      const checked = await this.checkAccount.execute({ caller, username: login, phone: { number: login } });
      return checked.ok && checked.value === 'exists' ? refuse({ reason: 'account-exists' }) : checked;
    });
  }

  /** The number that got the code is the login itself, if it is one. */
  @Post('RegisterNeedSMSCode')
  @Replies(registerCodec, registerReplies)
  registerNeedSmsCode(@Body() request: RegisterModel, @ClientAddress() ip: string) {
    return this.reception.serveLogin(request, ip, async ({ caller, locale, login }) => {
      const [code, password] = [textOf(request.SMSCode), textOf(request.Password)];
      if (code === undefined) return wrongCode;
      if (password === undefined) return badPassword;
      const phone = [{ number: login }, { number: textOf(request.ContactPhone) ?? '' }];
      const newcomer = { username: login, phone, email: textOf(request.Email), code, password, locale };
      return this.register.execute({ caller, ...newcomer, policy: 'core', whenTaken: 'proceed' });
    });
  }

  @Post('ChangePasswordNeedSMSCode')
  @Replies(changePasswordCodec, changePasswordReplies)
  changePasswordNeedSmsCode(@Body() request: ChangePasswordModel, @ClientAddress() ip: string) {
    return this.reception.serveLogin(request, ip, async ({ caller, login }) => {
      const newPassword = textOf(request.NewPass);
      if (newPassword === undefined) return badPassword;
      const proofs = { token: textOf(request.Token), code: textOf(request.SMSCode) };
      return this.change.execute({ caller, login, ...proofs, newPassword, policy: 'core' });
    });
  }

  @Post('Login')
  @Replies(loginCodec, loginReplies)
  login(@Body() request: LoginModel, @ClientAddress() ip: string) {
    return this.reception.serveLogin({ ...request, LoginName: request.Name }, ip, ({ caller, login }) =>
      this.signIn.execute({ caller, login, password: request.Pass ?? '', captchaPassed: false }),
    );
  }
}
