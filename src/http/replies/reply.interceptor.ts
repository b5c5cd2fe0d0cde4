import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type Outcome, type Refusal, RefusedException } from '../../common';
import { type Codec, requestHead } from '../decoding/codec';
import { recordDone } from './answered-outcome';
import { writeHeaders } from './failure';
import { type AnyTable, NO_CONTENT, RawReply } from './reply-table';

/**
 * Interceptor that encodes a handler's value by the route's reply table; a refusal is thrown as {@link
 * RefusedException} for the filter.
 */
export class ReplyInterceptor implements NestInterceptor<Outcome<unknown, Refusal>, string | Buffer | undefined> {
  constructor(
    private readonly codec: Codec,
    private readonly table: AnyTable,
  ) {}

  intercept(
    context: ExecutionContext,
    next: CallHandler<Outcome<unknown, Refusal>>,
  ): Observable<string | Buffer | undefined> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((outcome) => {
        if (!outcome.ok) throw new RefusedException(outcome.refusal);
        return this.write(outcome.value, http.getRequest(), http.getResponse());
      }),
    );
  }

  private write(value: unknown, request: FastifyRequest, response: FastifyReply): string | Buffer | undefined {
    recordDone(request);
    const { done } = this.table;
    const body = done.compute === undefined ? done.body : done.compute(value as never);
    const encoded = body instanceof RawReply ? body : this.codec.encode(body as never, requestHead(request));
    writeHeaders(response, encoded);
    return body === NO_CONTENT ? undefined : encoded.content;
  }
}
