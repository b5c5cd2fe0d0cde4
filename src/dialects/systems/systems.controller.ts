import { Body, Controller, Post } from '@nestjs/common';
import {
  type RequestContext,
  type PasswordPolicy,
  ResetWithTicket,
  SendRecoveryCode,
  VerifyRecoveryCode,
} from '../../auth';
import { ClientAddress, Replies, SendRoute } from '../../http';
import { systemsCodec } from './systems.codec';
import { SystemsOptions } from './systems.config';
import { ChangepasswdRequest, MakeSureVerificationCodeRequest, SendVerificationCodeRequest } from './systems.dto';
import { changeReplies, sendReplies, verifyReplies } from './systems.replies';

/** What the family's clients count down, and how long they take a code for good. */
const TIMES = { cooldownSeconds: 90, lifetimeSeconds: 600 };

const POLICIES: Readonly<Record<SystemsOptions['passwordPolicy'], PasswordPolicy>> = {
  documented: 'letters-and-digits-6-15',
  core: 'core',
};

/** 忘记密码: a code to the account's phone, a ticket for the code, a new password for the ticket. */
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
  send(@Body() { username, mobile_phone: number }: SendVerificationCodeRequest, @ClientAddress() ip: string) {
    const lookup = { username, phone: { number } };
    return this.sendCode.execute({
      context: this.context(ip),
      lookup,
      captcha: 'unsupported',
      locale: 'zh-CN',
      ...TIMES,
    });
  }

  @Post('makeSureVerificationCode')
  @Replies(systemsCodec, verifyReplies)
  verify(@Body() { username, verification_code: code }: MakeSureVerificationCodeRequest, @ClientAddress() ip: string) {
    return this.verifyCode.execute({ context: this.context(ip), lookup: { username }, code, mode: 'exchange' });
  }

  @Post('changepasswd')
  @Replies(systemsCodec, changeReplies)
  change(
    @Body() { username, Verification_char: ticket, new_password: newPassword }: ChangepasswdRequest,
    @ClientAddress() ip: string,
  ) {
    const policy = POLICIES[this.options.passwordPolicy];
    return this.reset.execute({ context: this.context(ip), username, ticket, newPassword, policy });
  }

  private context(ip: string): RequestContext {
    return { app: this.options.app, ip, disclosure: this.options.disclosure };
  }
}
