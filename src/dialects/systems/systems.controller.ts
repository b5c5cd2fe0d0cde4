import { Body, Controller, Post } from '@nestjs/common';
import {
  type PasswordPolicy,
  type RequestContext,
  RequestContextPipe,
  ResetWithTicket,
  SendRecoveryCode,
  VerifyRecoveryCode,
} from '../../auth';
import { ClientAddress, Replies, SendRoute } from '../../http';
import {
  systemsCodec,
  ChangepasswdRequest,
  MakeSureVerificationCodeRequest,
  SendVerificationCodeRequest,
} from './systems.dto';
import { SystemsOptions } from './systems.config';
import { changeReplies, sendReplies, verifyReplies } from './systems.replies';

/** Cooldown of the clients of this API family, and the lifetime of a code that they assume. */
export const TIMES = { cooldownSeconds: 90, lifetimeSeconds: 600 };

const POLICIES: Readonly<Record<SystemsOptions['passwordPolicy'], PasswordPolicy>> = {
  documented: 'letters-and-digits-6-15',
  core: 'core',
};

const ContextPipe = RequestContextPipe(SystemsOptions);

/** Handler parameter decorator: the request context. */
const Context = () => ClientAddress(ContextPipe);

/**
 * Controller of 忘记密码 (forgotten password): send a code to the account's phone, exchange the code for a ticket, set a
 * new password with the ticket.
 */
@Controller('Systems')
export class SystemsController {
  constructor(
    private readonly sendCode: SendRecoveryCode,
    private readonly verifyCode: VerifyRecoveryCode,
    private readonly reset: ResetWithTicket,
    private readonly options: SystemsOptions,
  ) {}

  @Post('sendVerificationCode')
  @SendRoute()
  @Replies(systemsCodec, sendReplies)
  send(@Body() { username, mobile_phone: number }: SendVerificationCodeRequest, @Context() context: RequestContext) {
    const lookup = { username, phone: { number } };
    return this.sendCode.execute({ context, lookup, captcha: 'unsupported', locale: 'zh-CN', ...TIMES });
  }

  @Post('makeSureVerificationCode')
  @Replies(systemsCodec, verifyReplies)
  verify(
    @Body() { username, verification_code: code }: MakeSureVerificationCodeRequest,
    @Context() context: RequestContext,
  ) {
    return this.verifyCode.execute({ context, lookup: { username }, code, mode: 'exchange' });
  }

  @Post('changepasswd')
  @Replies(systemsCodec, changeReplies)
  change(
    @Body() { username, Verification_char: ticket, new_password: newPassword }: ChangepasswdRequest,
    @Context() context: RequestContext,
  ) {
    const policy = POLICIES[this.options.passwordPolicy];
    return this.reset.execute({ context, username, ticket, newPassword, policy });
  }
}
