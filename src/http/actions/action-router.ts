import type { EdgeRefusal } from '../../common';
import type { FieldCodec } from '../decoding/codec';
import type { AnyRefusals, RefusalReplies } from '../replies/reply-table';

/** The request names no action, or none that its URL has. */
export interface ActionUnknown {
  readonly reason: 'action-unknown';
}

/** URLs whose handler is chosen by the value of one field, and what they answer when none can be chosen. */
export interface ActionRouter {
  readonly field: string;
  readonly codec: FieldCodec;
  readonly table: AnyRefusals;
}

/** A router whose refusals `B` cover everything that can go wrong before an action is chosen. */
export const actionRouter = <B extends object>(
  field: string,
  codec: FieldCodec,
  refused: RefusalReplies<ActionUnknown | EdgeRefusal, B>,
): ActionRouter => ({ field, codec, table: { refused } });
