import { Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditRecorder } from '../../audit';
import { done, UnitOfWork } from '../../common';
import { DEFAULT_CLIENT, ServiceOptions } from '../../config';
import { type Page, seeOther } from '../../pages/layout';
import { ConsoleController } from '../frame/console-controller.decorator';
import { ConsoleCookie } from '../frame/console-cookie';
import { type CurrentOperator, Operator } from '../frame/current-operator';
import { ConsoleSessionStore } from '../sessions/console-session.store';

/** Sign-out of operators. */
@ConsoleController('sign-out')
export class SignOutController {
  constructor(
    private readonly sessions: ConsoleSessionStore,
    private readonly cookie: ConsoleCookie,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
    @Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'basePath'>,
  ) {}

  @Post()
  async submit(
    @Operator() { name, ip, session }: CurrentOperator,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page> {
    await this.unitOfWork.run(async () => {
      await this.sessions.end(session);
      const about = { event: 'sign-out-operator', operator: name } as const;
      await this.audit.record({ app: DEFAULT_CLIENT, ip }, about, done(undefined));
    });
    this.cookie.clear(request, reply);
    return seeOther(`${this.service.basePath}/console/sign-in`);
  }
}
