import type { OPERATIONS } from './operations.js';
import type { operations } from './schema.js';

/** Ids of the operations of /v1. */
export type OperationId = keyof typeof OPERATIONS & keyof operations;

type Json = 'application/json';

type PathOf<O> = O extends { parameters: { path: infer P } } ? P : unknown;

type BodyOf<O> = O extends { requestBody: { content: { [K in Json]: infer B } } } ? B : unknown;

/** Input of an operation: the members of its body, beside the parameters of its path. */
export type Input<Id extends OperationId> = PathOf<operations[Id]> & BodyOf<operations[Id]>;

type Success = 200 | 201 | 202 | 204;

type ContentOf<O> = O extends { responses: infer R } ? R[keyof R & Success] : never;

/** Output of an operation: its JSON, a Blob of a picture or a sound, or nothing. */
export type Output<Id extends OperationId> =
  ContentOf<operations[Id]> extends { content: { [K in Json]: infer A } }
    ? A
    : (typeof OPERATIONS)[Id]['answer'] extends 'blob'
      ? Blob
      : undefined;

/** Options of one call. */
export interface CallOptions {
  /** Ends the call and its waiting. */
  readonly signal?: AbortSignal;
  /** Token of a session, for calls about its account. */
  readonly token?: string;
  /** Idempotency key of a POST that creates; one is made for each call where it is missing. */
  readonly idempotencyKey?: string;
}

/** Call of an operation. Rejects with `RegainProblem` when the service refuses it. */
export type Call<Id extends OperationId> =
  unknown extends Input<Id>
    ? (options?: CallOptions) => Promise<Output<Id>>
    : (input: Input<Id>, options?: CallOptions) => Promise<Output<Id>>;
