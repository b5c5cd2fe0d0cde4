import { Body, Controller, Post } from '@nestjs/common';
import { CheckAccount, type RequestContext, SendRecoveryCode, SendRegistrationCode } from '../../auth';
import { malformed, refuse } from '../../common';
import { Action, SendRoute } from '../../http';
import { PcuserOptions } from './pcuser.config';
import { Context } from './pcuser.context';
import { CheckLoginRequest, GetVerificationCodeRequest } from './pcuser.dto';
import { checkLoginReplies, getVerificationCodeReplies, pcuserRouter } from './pcuser.replies';

/** Purposes of a code, as values of the field 验证码用途. */
const FIND_PASSWORD = '10004';
const REGISTER = '1';

/** Controller of calls before sign-in: existence of an account, and codes by SMS. */
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
  async checkLogin(@Body() { user_name: username }: CheckLoginRequest, @Context() context: RequestContext) {
    const checked = await this.checkAccount.execute({ context, username });
    return checked.ok && checked.value === 'free' ? refuse({ reason: 'account-unknown' }) : checked;
  }

  @Post()
  @SendRoute()
  @Action(pcuserRouter, 'get_verification_code', getVerificationCodeReplies)
  async getVerificationCode(
    @Body() { phone: number, type }: GetVerificationCodeRequest,
    @Context() context: RequestContext,
  ) {
    const request = { context, captcha: 'unsupported', locale: 'zh-CN' } as const;
    if (type === FIND_PASSWORD) return this.sendRecoveryCode.execute({ ...request, lookup: { phone: { number } } });
    const isServed = type === REGISTER && this.options.registerCodes;
    return isServed ? this.sendRegistrationCode.execute({ ...request, target: { number } }) : refuse(malformed('type'));
  }
}
