import type { EdgeRefusal, Refusal } from '../../common';
import type { AnyReply, RawReply, Reply, ComputedReply } from './reply';

/** One row for every reason in `R`; a forgotten or an invented one does not compile. */
export type RefusalReplies<R extends Refusal, B extends object> = {
  readonly [K in R['reason']]: Reply<B, Extract<R, { readonly reason: K }>>;
};

/**
 * One route's answers in a dialect's words, from what the core answers (`T` done, `R` refused) to replies `B`. A value
 * that carries something must be used: its row varies.
 */
export interface ReplyTable<T, R extends Refusal, B extends object> {
  readonly done: undefined extends T ? Reply<B | RawReply, T> : ComputedReply<B | RawReply, T>;
  readonly refused: RefusalReplies<R | EdgeRefusal, B>;
  /** HTTP status of `unavailable`, where the dialect does not use 503. */
  readonly unavailableStatus?: 200;
}

/** The refusals of a table, whatever they are. */
export interface AnyRefusals<B extends object = object> {
  readonly refused: Readonly<Record<string, AnyReply<B>>> & { readonly unavailable: AnyReply<B> };
  readonly unavailableStatus?: 200;
}

/** A table, whatever it answers. */
export interface AnyTable<B extends object = object> extends AnyRefusals<B> {
  readonly done: AnyReply<B | RawReply>;
}
