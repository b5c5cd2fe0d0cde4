import { createParamDecorator, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Locale, pickLocale } from '../../common';

/** Handler parameter decorator: the Accept-Language header; undefined where the request has none. */
export const AcceptLanguage = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().headers['accept-language'],
);

/**
 * Pipe that converts a language tag, or an Accept-Language list, to the locale of messages; `none` where no language is
 * named.
 */
export class LocalePipe<N extends Locale | undefined> implements PipeTransform<string | null | undefined, Locale | N> {
  constructor(private readonly none: N) {}

  transform(languages: string | null | undefined): Locale | N {
    return pickLocale(languages, this.none);
  }
}
