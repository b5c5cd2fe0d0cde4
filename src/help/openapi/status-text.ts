import type { ResponseObject } from '@nestjs/swagger';
import type { OperationDoc } from '../docs/operation-doc';
import { responses } from './responses';

/** What an HTTP status means for an operation. */
export interface StatusText {
  readonly status: string;
  readonly about: string;
  /** An example of the body, in JSON, where it is none of the operation's own replies. */
  readonly body?: string;
}

/** The statuses of an operation, as its OpenAPI document has them. */
export const statusesOf = (entry: OperationDoc): readonly StatusText[] =>
  Object.entries(responses([entry], entry.operation.method)).map(([status, answer]) => {
    const { description, content } = answer as ResponseObject;
    const example: unknown = content?.['application/json']?.example;
    return { status, about: description, ...(example !== undefined && { body: JSON.stringify(example) }) };
  });
