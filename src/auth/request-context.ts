import { Inject, Injectable, mixin, type PipeTransform, type Type } from '@nestjs/common';

/** Client application and address on whose behalf a use case runs, and what its answers may disclose. */
export interface RequestContext {
  readonly app: string;
  /** Prefix of the client's address: an IPv4 address, or an IPv6 /64. */
  readonly ip: string;
  /** `documented`: answers tell whether an account exists, as the client's protocol documents; `uniform`: they never do. */
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
