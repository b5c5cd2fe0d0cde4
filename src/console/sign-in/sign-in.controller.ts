import { Controller, Get, Inject, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceOptions } from '../../config';
import { clientAddress } from '../../http';
import { formFields, type Page, PageInterceptor, seeOther } from '../../pages/layout';
import { consoleStrings, fill } from '../console.strings';
import { ConsoleCookie } from '../frame/console-cookie';
import { isSameOrigin } from '../frame/same-origin';
import { OperatorSignIn } from './operator-sign-in';
import { signInPage } from './sign-in.page';

const strings = consoleStrings.signIn;

const [FORBIDDEN, TOO_MANY] = [403, 429];

/** Sign-in of operators. */
@Controller('console/sign-in')
@UseInterceptors(PageInterceptor)
export class SignInController {
  constructor(
    private readonly signIn: OperatorSignIn,
    private readonly cookie: ConsoleCookie,
    @Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'publicUrl' | 'basePath'>,
  ) {}

  @Get()
  show(): Page {
    return signInPage();
  }

  @Post()
  async submit(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page> {
    if (!isSameOrigin(request.headers, this.service.publicUrl))
      return signInPage({ problem: strings.otherOrigin, status: FORBIDDEN });
    const fields = formFields(request);
    const [name = '', password = '', code = ''] = ['name', 'password', 'code'].map((each) => fields.get(each) ?? '');
    const signedIn = await this.signIn.execute({ name: name.trim(), password, code, ip: clientAddress(request) });
    if (signedIn.ok) {
      this.cookie.write(request, reply, signedIn.value.reveal());
      return seeOther(`${this.service.basePath}/console`);
    }
    const { refusal } = signedIn;
    if (refusal.reason !== 'throttled') return signInPage({ problem: strings.wrong });
    const seconds = String(refusal.retryAfterSeconds);
    return signInPage({ problem: fill(strings.throttled, { seconds }), status: TOO_MANY });
  }
}
