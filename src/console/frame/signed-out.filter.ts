import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ServiceOptions } from '../../config';

const SEE_OTHER = 303;

/** Leads who is not signed in to the page for that. */
@Catch(UnauthorizedException)
export class SignedOutFilter implements ExceptionFilter {
  constructor(@Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'basePath'>) {}

  catch(_error: UnauthorizedException, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply
      .status(SEE_OTHER)
      .headers({ location: `${this.service.basePath}/console/sign-in`, 'cache-control': 'no-store' })
      .send('');
  }
}
