import { Inject, Injectable, mixin, type PipeTransform, type Type } from '@nestjs/common';

/** Context of a request to a use case. */
export interface RequestContext {
  /** Client application whose accounts are meant. */
  readonly app: string;
  /** Prefix of the client's address: an IPv4 address, or an IPv6 /64. */
  readonly ip: string;
  /** `documented`: answers may tell that an account exists, as the client's protocol says; `uniform`: they never do. */
  readonly disclosure: 'documented' | 'uniform';
}

/** Part of a {@link RequestContext} that is the same for all requests of one dialect: a part of its options. */
export type ContextOptions = Pick<RequestContext, 'app' | 'disclosure'>;

/** Pipe from the client's address to the request context of a dialect; `options` is the provider of the rest. */
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
