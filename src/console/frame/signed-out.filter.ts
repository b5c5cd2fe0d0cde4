import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, UnauthorizedException } from '@nestjs/common';
import { ServiceOptions } from '../../config';
import { seeOther } from '../../pages/layout';

interface Reply {
  status(status: number): Reply;
  headers(headers: Readonly<Record<string, string>>): Reply;
  send(body: string): unknown;
}

/** Leads a browser without a session to the sign-in. */
@Catch(UnauthorizedException)
export class SignedOutFilter implements ExceptionFilter {
  constructor(@Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'basePath'>) {}

  catch(_error: UnauthorizedException, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const { status, headers, html } = seeOther(`${this.service.basePath}/console/sign-in`);
    reply.status(status).headers(headers).send(html);
  }
}
