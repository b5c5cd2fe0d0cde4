import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { ServiceOptions } from '../../config';
import type { Page } from './page';

const OK = 200;

interface PageReply {
  status(status: number): PageReply;
  headers(headers: Readonly<Record<string, string>>): PageReply;
}

/** Links of a page to paths of the service; values in pages contain no quotation mark that is not escaped. */
const OWN_LINK = / (?:href|src|action|data-root)="(?=\/(?!\/))/g;

/** HTML with the base path before every link to a path of the service. */
export const underBasePath = (markup: string, { basePath }: Pick<ServiceOptions, 'basePath'>): string =>
  markup.replace(OWN_LINK, `$&${basePath}`);

/**
 * Sends the page that a handler returns: its status, its headers, and its HTML with the base path before every link to a
 * path of the service.
 */
@Injectable()
export class PageInterceptor implements NestInterceptor<Page, string> {
  constructor(@Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'basePath'>) {}

  intercept(context: ExecutionContext, next: CallHandler<Page>): Observable<string> {
    const reply = context.switchToHttp().getResponse<PageReply>();
    return next.handle().pipe(
      map(({ status = OK, headers, html }) => {
        reply.status(status).headers(headers);
        return underBasePath(html, this.service);
      }),
    );
  }
}
