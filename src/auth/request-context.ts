import { Inject, Injectable, mixin, type PipeTransform, type Type } from '@nestjs/common';
import type { Locale } from '../common';

/** Context of a request to a use case: client application, client address and disclosure. */
export interface RequestContext {
  /** Id of the client application, whose accounts the request is about. */
  readonly app: string;
  /** Client address as rate limits count it: an IPv4 address, or an IPv6 /64. */
  readonly ip: string;
  /**
   * `documented`: answers may disclose that an account exists, as the client's protocol says; `uniform`: they never do.
   */
  readonly disclosure: 'documented' | 'uniform';
  /** True for a server that has authenticated by a secret of the client application. */
  readonly isTrusted?: boolean;
  /** Language that the request names; undefined where it names none. */
  readonly locale?: Locale | undefined;
}

/** Parts of a {@link RequestContext} that are the same for all requests of one dialect, from its options. */
export type ContextOptions = Pick<RequestContext, 'app' | 'disclosure'>;

/**
 * Creates a pipe from the client address to the request context of a dialect; `options` is the token of the dialect's
 * options.
 */
export function RequestContextPipe(
  options: abstract new (...args: never[]) => ContextOptions,
): Type<PipeTransform<string, RequestContext>> {
  @Injectable()
  class ContextPipe implements PipeTransform<string, RequestContext> {
    constructor(@Inject(options) private readonly options: ContextOptions) {}

    transform(ip: string): RequestContext {
      const { app, disclosure } = this.options;
      return { app, ip, disclosure };
    }
  }
  return mixin(ContextPipe);
}
