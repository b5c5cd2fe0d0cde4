import { Body, Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type RequestContext,
  VerifyRegistrationCode,
  RegisterWithCode,
  ResetWithCode,
  SendRecoveryCode,
  SendRegistrationCode,
  SignatureGuard,
  SignIn,
} from '../../auth';
import {
  AdaptiveCaptchaGuard,
  CAPTCHA_CLIENT_BYTES,
  captchaCookie,
  CaptchaGuard,
  CaptchaPassed,
  CaptchaService,
  type CaptchaSubject,
  cookieClient,
} from '../../captcha';
import { done, Random } from '../../common';
import { ClientAddress, given, Replies, SendRoute, textField, textOf } from '../../http';
import {
  imgCodeCodec,
  loginCodec,
  namedClient,
  retrieveSendCodeCodec,
  retrieveUpdateCodec,
  signupCodec,
  signupSendCodeCodec,
  validCodeCodec,
} from './member.codec';
import { MemberOptions } from './member.config';
import type {
  ImgCodeQuery,
  MemberLoginRequest,
  MemberRequest,
  RetrieveSendCodeRequest,
  RetrieveUpdateRequest,
  SignedRequest,
  SignupSendCodeRequest,
  ValidCodeRequest,
} from './member.dto';
import {
  imgCodeReplies,
  loginReplies,
  retrieveSendCodeReplies,
  retrieveUpdateReplies,
  signupReplies,
  signupSendCodeReplies,
  validCodeReplies,
} from './member.replies';

const RESIDENT_CARD = 1;
const SMS = { captcha: 'passed', locale: 'zh-CN' } as const;

const callerOf = ({ app, disclosure }: MemberOptions, ip: string): RequestContext => ({ app, disclosure, ip });

const Signed = SignatureGuard(MemberOptions, (body) => {
  const { terminal, time_stamp: timestamp, random, sign } = body as SignedRequest;
  return { terminal, timestamp: timestamp ?? '', random, sign: sign ?? '', body };
});

/** Where a picture is drawn nobody says what for, so it belongs to its client alone; nobody's is never drawn. */
const captchaOf = (client = ''): CaptchaSubject => ({ app: 'member', client, purpose: 'sign-in' });

const Drawn = CaptchaGuard(({ body }) => ({
  subject: captchaOf(namedClient(textField(body, 'client'))),
  answer: textField(body, 'img_code'),
}));

const DrawnIfWanted = AdaptiveCaptchaGuard(({ body, headers }) => ({
  subject: captchaOf(cookieClient(headers.cookie)),
  answer: textField(body, 'verification_code'),
}));

/** Codes by SMS, and the pictures that stand before them. */
@Controller('api/member')
export class MemberCodeController {
  constructor(
    private readonly sendRecoveryCode: SendRecoveryCode,
    private readonly sendRegistrationCode: SendRegistrationCode,
    private readonly captchas: CaptchaService,
    private readonly random: Random,
    private readonly options: MemberOptions,
  ) {}

  @Post('retrievepwd/sendcode')
  @SendRoute()
  @UseGuards(Signed, Drawn)
  @Replies(retrieveSendCodeCodec, retrieveSendCodeReplies)
  async retrieveSendCode(@Body() request: RetrieveSendCodeRequest, @ClientAddress() ip: string) {
    const fields = given(request, 'username', 'phone_number');
    if (!fields.ok) return fields;
    const lookup = { username: fields.value.username, phone: { number: fields.value.phone_number } };
    return this.sendRecoveryCode.execute({ context: callerOf(this.options, ip), lookup, ...SMS });
  }

  @Post('signup/sendcode')
  @SendRoute()
  @UseGuards(Signed, Drawn)
  @Replies(signupSendCodeCodec, signupSendCodeReplies)
  async signupSendCode(@Body() request: SignupSendCodeRequest, @ClientAddress() ip: string) {
    const fields = given(request, 'phone_number');
    if (!fields.ok) return fields;
    const phone = { number: fields.value.phone_number };
    return this.sendRegistrationCode.execute({ context: callerOf(this.options, ip), phone, ...SMS });
  }

  /** For the client that is named, or else for the browser, which keeps the name that it has or gets one. */
  @Get('imgcode')
  @Replies(imgCodeCodec, imgCodeReplies)
  async imgCode(
    @Req() request: FastifyRequest & { readonly body: ImgCodeQuery },
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const named = namedClient(request.body.client);
    return done(await this.captchas.issue(captchaOf(named ?? this.browser(request, reply))));
  }

  private browser({ headers, protocol }: FastifyRequest, reply: FastifyReply): string {
    const known = cookieClient(headers.cookie);
    if (known !== undefined) return known;
    const client = this.random.token(CAPTCHA_CLIENT_BYTES);
    void reply.header('set-cookie', captchaCookie(client, protocol === 'https'));
    return client;
  }
}

/** Accounts: a new password, a new account, and sign-in. */
@Controller('api/member')
export class MemberAccountController {
  constructor(
    private readonly reset: ResetWithCode,
    private readonly verifyCode: VerifyRegistrationCode,
    private readonly register: RegisterWithCode,
    private readonly signIn: SignIn,
    private readonly options: MemberOptions,
  ) {}

  @Post('retrievepwd/updatepwd')
  @UseGuards(Signed)
  @Replies(retrieveUpdateCodec, retrieveUpdateReplies)
  async retrieveUpdate(@Body() request: RetrieveUpdateRequest, @ClientAddress() ip: string) {
    const fields = given(request, 'username', 'code', 'new_password');
    if (!fields.ok) return fields;
    const { username, code, new_password: newPassword } = fields.value;
    return this.reset.execute({ context: callerOf(this.options, ip), username, code, newPassword, policy: 'core' });
  }

  @Post('signup/validcode')
  @UseGuards(Signed)
  @Replies(validCodeCodec, validCodeReplies)
  async validCode(@Body() request: ValidCodeRequest, @ClientAddress() ip: string) {
    const fields = given(request, 'phone_number', 'code');
    if (!fields.ok) return fields;
    const { phone_number: number, code } = fields.value;
    return this.verifyCode.execute({ context: callerOf(this.options, ip), phone: { number }, code });
  }

  @Post('signup')
  @UseGuards(Signed)
  @Replies(signupCodec, signupReplies)
  async signup(@Body() request: MemberRequest, @ClientAddress() ip: string) {
    const fields = given(request, 'username', 'password', 'phone_number', 'code');
    if (!fields.ok) return fields;
    const { username, password, phone_number: number, code } = fields.value;
    return this.register.execute({
      context: callerOf(this.options, ip),
      ...{ username, password, code, phone: { number } },
      email: textOf(request.email),
      identityCard: {
        kind: request.identity_card_type === RESIDENT_CARD ? 'resident-card' : undefined,
        name: textOf(request.name),
        number: textOf(request.identity_card_number),
      },
      ...{ policy: 'core', locale: 'zh-CN' },
    });
  }

  @Post('login')
  @UseGuards(Signed, DrawnIfWanted)
  @Replies(loginCodec, loginReplies)
  async login(@Body() request: MemberLoginRequest, @ClientAddress() ip: string, @CaptchaPassed() isPassed: boolean) {
    const fields = given(request, 'username', 'password');
    if (!fields.ok) return fields;
    return this.signIn.execute({ context: callerOf(this.options, ip), ...fields.value, captchaPassed: isPassed });
  }
}
