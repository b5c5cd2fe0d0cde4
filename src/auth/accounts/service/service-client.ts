import { Logger } from '@nestjs/common';
import Ajv, { type ValidateFunction } from 'ajv';
import {
  Breaker,
  type CallResult,
  type Clock,
  type Random,
  RefusedException,
  type Secret,
  signWebhook,
  type TaskLane,
  TaskPool,
  unavailable,
} from '../../../common';
import { type HttpResponse, type OutboundHttp, type Unanswered } from '../../../http';
import { ANSWER_SCHEMAS, type ServiceAnswers, type ServiceCall } from './service-schemas';

/** Address of a service of accounts, and the key that signs its calls. */
export interface ServiceAddress {
  /** URL to which the name of a call is appended, without a slash at its end. */
  readonly url: string;
  readonly key: Secret<Buffer>;
  /** Time to wait for an answer, in milliseconds. */
  readonly timeoutMs: number;
}

/** Call of a service. */
export interface ServiceRequest<C extends ServiceCall> {
  readonly call: C;
  readonly body: Readonly<Record<string, string | undefined>>;
  /** Key under which the service executes the call once, however often it gets it. */
  readonly idempotencyKey?: string;
  readonly lane?: TaskLane;
}

/** Answer that is as its schema says, or the reason for which there is none: words of ours, and no value of an answer. */
export type ServiceResult<C extends ServiceCall> =
  | { readonly isAnswered: true; readonly value: ServiceAnswers[C] }
  | {
      readonly isAnswered: false;
      /** False while the breaker lets no call through. */
      readonly isAsked: boolean;
      readonly why: string;
      readonly retryAfterSeconds: number;
    };

/** Maximum number of concurrent calls, and of calls that wait for their turn in each lane. */
const CONCURRENT = 64;
const WAITING = 64;

/** Bytes from which an answer counts as too long; more of it is not read. */
const MAX_ANSWER_BYTES = 64 * 1024;

const RETRY_SECONDS = 5;
const ID_BYTES = 16;

/** Ways to the network, the time and unpredictable ids. */
export interface ServiceTools {
  readonly http: OutboundHttp;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Client of one service of accounts. Calls are signed by Standard Webhooks, bounded in number and time, and stopped by a breaker
 * while the service fails. Only an answer that is as documented counts as one.
 */
export class ServiceClient {
  private readonly breaker = new Breaker();
  private readonly pool = new TaskPool(CONCURRENT, WAITING);
  private readonly validators: Readonly<Record<ServiceCall, ValidateFunction>>;
  private readonly logger = new Logger('accounts service');

  constructor(
    private readonly address: ServiceAddress,
    private readonly tools: ServiceTools,
  ) {
    const ajv = new Ajv({ allowUnionTypes: true });
    const compile = (call: ServiceCall) => ajv.compile(ANSWER_SCHEMAS[call]);
    this.validators = {
      find: compile('find'),
      'verify-password': compile('verify-password'),
      'set-password': compile('set-password'),
      create: compile('create'),
    };
  }

  /** Calls the service. Throws a RefusedException (`unavailable`) without an answer, whatever the reason, which is logged. */
  async call<C extends ServiceCall>(request: ServiceRequest<C>): Promise<ServiceAnswers[C]> {
    const result = await this.ask(request);
    if (result.isAnswered) return result.value;
    if (result.isAsked) this.logger.warn(`${request.call}: ${result.why}`);
    throw new RefusedException(unavailable(result.retryAfterSeconds));
  }

  /**
   * Calls the service, in its turn. Throws a RefusedException (`unavailable`) when too many calls are waiting, and never for
   * want of an answer.
   */
  ask<C extends ServiceCall>(request: ServiceRequest<C>): Promise<ServiceResult<C>> {
    return this.pool.run(() => this.askInTurn(request), request.lane);
  }

  /** Reads a text as an answer of a call, which takes as long as reading one that came; it must be as documented. */
  readAnswer<C extends ServiceCall>(call: C, text: string): ServiceAnswers[C] | undefined {
    const value = parse(text);
    return this.validators[call](value) ? (value as ServiceAnswers[C]) : undefined;
  }

  /** Records an answer that was as documented, and cannot be true. Throws a RefusedException (`unavailable`). */
  refuseAnswer(call: ServiceCall, why: string): never {
    this.logger.warn(`${call}: ${why}`);
    throw new RefusedException(unavailable(RETRY_SECONDS));
  }

  private async askInTurn<C extends ServiceCall>(request: ServiceRequest<C>): Promise<ServiceResult<C>> {
    const id = `msg_${this.tools.random.token(ID_BYTES)}`;
    const waitMs = this.breaker.waitMs(id, this.now());
    if (waitMs > 0) return notAsked(Math.ceil(waitMs / 1_000));
    const permit = this.breaker.begin(id);
    const answered = await this.post(id, request);
    const result = this.read(request.call, answered);
    this.breaker.end(permit, resultFor(answered, result), this.now(), RETRY_SECONDS * 1_000);
    return result;
  }

  private post<C extends ServiceCall>(
    id: string,
    { call, body: fields, idempotencyKey }: ServiceRequest<C>,
  ): Promise<HttpResponse | Unanswered> {
    const { url, key, timeoutMs } = this.address;
    const { http, clock } = this.tools;
    const body = JSON.stringify(fields);
    const headers = {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...signWebhook(key, { id, timestamp: Math.floor(clock.now() / 1_000), body }),
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
    };
    const signal = AbortSignal.timeout(timeoutMs);
    return http.post({ url: `${url}/${call}`, headers, body, signal }, true);
  }

  private read<C extends ServiceCall>(call: C, answered: HttpResponse | Unanswered): ServiceResult<C> {
    const problem = problemOf(answered);
    if (problem !== undefined) return unanswered(problem);
    const value = answered.isAnswered ? this.readAnswer(call, answered.text) : undefined;
    if (value !== undefined) return { isAnswered: true, value };
    const errors = (this.validators[call].errors ?? [])
      .slice(0, 1)
      .map((error) => `${error.instancePath} ${String(error.message)}`);
    return unanswered(`answer is not as documented:${errors.join('')}`);
  }

  private now(): number {
    return this.tools.clock.monotonic();
  }
}

/** Reason for which there is no answer to be read. Returns undefined when there is one. */
function problemOf(answered: HttpResponse | Unanswered): string | undefined {
  if (!answered.isAnswered) return `no answer (${answered.code})`;
  if (answered.status !== 200) return `answer with status ${String(answered.status)}`;
  return Buffer.byteLength(answered.text) >= MAX_ANSWER_BYTES ? 'answer of 64 KiB or more' : undefined;
}

const unanswered = (why: string) =>
  ({ isAnswered: false, isAsked: true, why, retryAfterSeconds: RETRY_SECONDS }) as const;

const notAsked = (retryAfterSeconds: number) =>
  ({ isAnswered: false, isAsked: false, why: 'not asked while it fails', retryAfterSeconds }) as const;

/** Effect of an answer on the breaker: a service that asks for a pause is left alone, and not taken for broken. */
function resultFor<C extends ServiceCall>(answered: HttpResponse | Unanswered, result: ServiceResult<C>): CallResult {
  if (result.isAnswered) return 'good';
  return answered.isAnswered && answered.status === 429 ? 'busy' : 'bad';
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
