import type { EdgeRefusal, Refusal } from '../../kernel';
import type { AnyRow, RawReply, Row, VaryingRow } from './row';

/** One row for every reason in `R`; a forgotten or an invented one does not compile. */
export type RefusalRows<R extends Refusal, B extends object> = {
  readonly [K in R['reason']]: Row<B, Extract<R, { readonly reason: K }>>;
};

/**
 * One route's answers in a dialect's words, from what the core answers (`T` done, `R` refused) to replies `B`. A value
 * that carries something must be used: its row varies.
 */
export interface ReplyTable<T, R extends Refusal, B extends object> {
  readonly done: undefined extends T ? Row<B | RawReply, T> : VaryingRow<B | RawReply, T>;
  readonly refused: RefusalRows<R | EdgeRefusal, B>;
  /** HTTP status of `unavailable`, where the dialect does not use 503. */
  readonly unavailableStatus?: 200;
}

/** The refusals of a table, whatever they are. */
export interface AnyRefusals<B extends object = object> {
  readonly refused: Readonly<Record<string, AnyRow<B>>> & { readonly unavailable: AnyRow<B> };
  readonly unavailableStatus?: 200;
}

/** A table, whatever it answers. */
export interface AnyTable<B extends object = object> extends AnyRefusals<B> {
  readonly done: AnyRow<B | RawReply>;
}
