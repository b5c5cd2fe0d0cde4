import type { Type } from '@nestjs/common';
import type { RouteReplyMetadata } from '../replies/reply-metadata';
import type { ApiDescription, OperationGroup, OperationText } from './api-description';

/** One thing that clients can ask for: what its controller declares, and what its document says of it. */
export interface Operation extends RouteReplyMetadata {
  readonly api: ApiDescription;
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
