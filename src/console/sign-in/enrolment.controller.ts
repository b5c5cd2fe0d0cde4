import { Controller, Get, Inject, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceOptions } from '../../config';
import { clientAddress } from '../../http';
import { formFields, type Page, PageInterceptor } from '../../pages/layout';
import { consoleStrings, fill } from '../console.strings';
import { isSameOrigin } from '../frame/same-origin';
import { enrolmentPage, noInvitationPage } from './enrolment.page';
import { Enrolments, type EnrolRefusal } from './enrolments';
import { signInPage } from './sign-in.page';

const strings = consoleStrings.enrolment;

/** Pages of the invitation of an operator. */
@Controller('console/enrol')
@UseInterceptors(PageInterceptor)
export class EnrolmentController {
  constructor(
    private readonly enrolments: Enrolments,
    @Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'publicUrl'>,
  ) {}

  @Get()
  async show(@Query('token') token: unknown): Promise<Page> {
    const enrolment = await this.enrolments.begin(typeof token === 'string' ? token : '');
    return enrolment ? enrolmentPage(enrolment) : noInvitationPage();
  }

  @Post()
  async submit(@Req() request: FastifyRequest): Promise<Page> {
    if (!isSameOrigin(request.headers, this.service.publicUrl)) return noInvitationPage();
    const fields = formFields(request);
    const [sealed = '', password = '', code = ''] = ['sealed', 'password', 'code'].map(
      (name) => fields.get(name) ?? '',
    );
    const enrolled = await this.enrolments.execute({ sealed, password, code, ip: clientAddress(request) });
    if (enrolled.ok) return signInPage({ notice: strings.done });
    const enrolment = await this.enrolments.again(sealed);
    return enrolment ? enrolmentPage(enrolment, problemOf(enrolled.refusal)) : noInvitationPage();
  }
}

function problemOf(refusal: EnrolRefusal): string {
  if (refusal.reason === 'invitation-over') return strings.over;
  if (refusal.reason === 'code-wrong') return strings.codeWrong;
  return fill(strings.weak, { rules: refusal.rules.map((rule) => consoleStrings.rules[rule]).join(', ') });
}
