import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { VerifyRegistrationCode, RegisterWithCode, type RequestContext, ResetWithCode, SignIn } from '../../auth';
import { CaptchaPassed } from '../../captcha';
import { Admission, Replies, textOf } from '../../http';
import { loginCodec, retrieveUpdateCodec, signupCodec, validCodeCodec } from './member.codec';
import {
  type MemberLoginRequest,
  type MemberRequest,
  RESIDENT_CARD,
  type RetrieveUpdateRequest,
  type ValidCodeRequest,
} from './member.dto';
import { CaptchaOfBrowser, Context, Signed } from './member.guards';
import { loginReplies, retrieveUpdateReplies, signupReplies, validCodeReplies } from './member.replies';

/** Controller of accounts: reset of the password, registration, sign-in. */
@Controller('api/member')
export class MemberAccountController {
  constructor(
    private readonly reset: ResetWithCode,
    private readonly verifyCode: VerifyRegistrationCode,
    private readonly register: RegisterWithCode,
    private readonly signIn: SignIn,
  ) {}

  @Post('retrievepwd/updatepwd')
  @UseGuards(Signed)
  @Replies(retrieveUpdateCodec, retrieveUpdateReplies)
  retrieveUpdate(
    @Body() { username, code, new_password: newPassword }: RetrieveUpdateRequest,
    @Context() context: RequestContext,
  ) {
    return this.reset.execute({ context, username, code, newPassword, policy: 'core' });
  }

  @Post('signup/validcode')
  @UseGuards(Signed)
  @Replies(validCodeCodec, validCodeReplies)
  validCode(@Body() { phone_number: number, code }: ValidCodeRequest, @Context() context: RequestContext) {
    return this.verifyCode.execute({ context, target: { number }, code });
  }

  @Post('signup')
  @UseGuards(Signed)
  @Replies(signupCodec, signupReplies)
  signup(@Body() request: MemberRequest, @Context() context: RequestContext) {
    const { username, password, phone_number: number, code } = request;
    const identityCard = {
      kind: request.identity_card_type === RESIDENT_CARD ? ('resident-card' as const) : undefined,
      name: textOf(request.name),
      number: textOf(request.identity_card_number),
    };
    const registration = { username, password, target: { number }, code, email: textOf(request.email), identityCard };
    return this.register.execute({ context, ...registration, policy: 'core', locale: 'zh-CN' });
  }

  @Post('login')
  @Admission(SignIn)
  @UseGuards(Signed, CaptchaOfBrowser)
  @Replies(loginCodec, loginReplies)
  login(
    @Body() { username, password }: MemberLoginRequest,
    @Context() context: RequestContext,
    @CaptchaPassed() isPassed: boolean,
  ) {
    return this.signIn.execute({ context, username, password, captcha: isPassed ? 'passed' : 'absent' });
  }
}
