import type { Type } from '@nestjs/common';
import type { RouteReplying } from '../replies/replying';
import type { Face, OperationGroup, OperationText } from './face';

/** One thing that clients can ask for: what its controller declares, and what its document says of it. */
export interface Operation extends RouteReplying {
  readonly face: Face;
  readonly group: OperationGroup;
  /** Name of the handler's class and of its method. */
  readonly controller: string;
  readonly handler: string;
  readonly method: 'GET' | 'POST';
  /** As the controller writes it, without a leading slash. */
  readonly path: string;
  readonly text: OperationText;
  /** The class of its fields, where the codec yields fields and the handler reads any. */
  readonly fields?: Type<object>;
}
