import { type Codec, type DataContract, fieldDescriptions, type Operation, operationsOf } from '../../src/http';
import { allApis } from '../support/all-apis';

/** One operation to fuzz, as its dialect declares it. */
export interface FuzzTarget {
  readonly operation: Operation;
  readonly path: string;
  readonly codec: Codec;
  /** Names of the fields or members of a request. */
  readonly names: readonly string[];
  /** Data contract of the request; undefined for dialects whose requests are single fields. */
  readonly contract: DataContract | undefined;
  /** Member of a reply with the dialect's number. */
  readonly resultField: string;
}

/** Operations of all dialects that have a request body. */
export const fuzzTargets: readonly FuzzTarget[] = allApis.flatMap(operationsOf).flatMap((operation) => {
  const { codec, fields, action, method } = operation;
  const contract = codec.forms.request;
  const members = contract?.dataMembers.map(({ name }) => name) ?? [];
  const described = fields === undefined ? [] : fieldDescriptions(fields).map(({ name }) => name);
  const names = [...(action === undefined ? [] : [action.field]), ...members, ...described];
  const resultField = operation.api.resultFields.number;
  const target = { operation, path: `/${operation.path}`, codec, names, contract, resultField };
  return method === 'POST' && names.length > 0 ? [target] : [];
});
