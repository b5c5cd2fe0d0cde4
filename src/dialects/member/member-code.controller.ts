import { Body, Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type RequestContext, SendRecoveryCode, SendRegistrationCode } from '../../auth';
import { AskedMedium, CaptchaCookie, type CaptchaMedium, CaptchaService } from '../../captcha';
import { done } from '../../common';
import { Replies, SendRoute } from '../../http';
import { imgCodeCodec, namedClient, retrieveSendCodeCodec, signupSendCodeCodec } from './member.codec';
import type { ImgCodeQuery, RetrieveSendCodeRequest, SignupSendCodeRequest } from './member.dto';
import { CaptchaOfClient, captchaOf, Context, Signed } from './member.guards';
import { imgCodeReplies, retrieveSendCodeReplies, signupSendCodeReplies } from './member.replies';

const SMS = { captcha: 'passed', locale: 'zh-CN' } as const;

/** Controller of codes by SMS, and of the captchas that protect them. */
@Controller('api/member')
export class MemberCodeController {
  constructor(
    private readonly sendRecoveryCode: SendRecoveryCode,
    private readonly sendRegistrationCode: SendRegistrationCode,
    private readonly captchas: CaptchaService,
    private readonly cookie: CaptchaCookie,
  ) {}

  @Post('retrievepwd/sendcode')
  @SendRoute()
  @UseGuards(Signed, CaptchaOfClient)
  @Replies(retrieveSendCodeCodec, retrieveSendCodeReplies)
  retrieveSendCode(
    @Body() { username, phone_number: number }: RetrieveSendCodeRequest,
    @Context() context: RequestContext,
  ) {
    return this.sendRecoveryCode.execute({ context, lookup: { username, phone: { number } }, ...SMS });
  }

  @Post('signup/sendcode')
  @SendRoute()
  @UseGuards(Signed, CaptchaOfClient)
  @Replies(signupSendCodeCodec, signupSendCodeReplies)
  signupSendCode(@Body() { phone_number: number }: SignupSendCodeRequest, @Context() context: RequestContext) {
    return this.sendRegistrationCode.execute({ context, target: { number }, ...SMS });
  }

  /** Returns a captcha picture, bound to the client that the request names, or else to the browser. */
  @Get('imgcode')
  @Replies(imgCodeCodec, imgCodeReplies)
  async imgCode(
    @Req() request: FastifyRequest & { readonly body: ImgCodeQuery },
    @Res({ passthrough: true }) reply: FastifyReply,
    @AskedMedium() medium: CaptchaMedium,
  ) {
    const client = namedClient(request.body.client) ?? this.cookie.identify(request, reply);
    return done(await this.captchas.issue(captchaOf(client), medium));
  }
}
