import type { EdgeRefusal } from '../../kernel';
import type { FieldCodec } from '../decoding/codec';
import type { AnyRefusals, RefusalRows } from '../replies/reply-table';

/** The request names no action, or none that its URL has. */
export interface ActionUnknown {
  readonly reason: 'action-unknown';
}

/** URLs whose handler is chosen by the value of one field, and what they answer when none can be chosen. */
export interface ActionGate {
  readonly field: string;
  readonly codec: FieldCodec;
  readonly table: AnyRefusals;
}

/** A gate whose refusals `B` cover everything that can go wrong before an action is chosen. */
export const actionGate = <B extends object>(
  field: string,
  codec: FieldCodec,
  refused: RefusalRows<ActionUnknown | EdgeRefusal, B>,
): ActionGate => ({ field, codec, table: { refused } });
