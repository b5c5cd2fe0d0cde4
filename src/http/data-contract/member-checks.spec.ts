import type { ArgumentMetadata } from '@nestjs/common';
import { RefusedException } from '../../common';
import { clr, dataContract, member } from './data-contract';
import { MemberChecksPipe, oneOf, required } from './member-checks';

const contract = dataContract({
  namespace: 'Tests',
  name: 'Asked',
  members: { name: member(clr.string), code: member(clr.string), kind: member(clr.int) },
  checks: { kind: oneOf(1, 2), name: required(), code: required({ reason: 'code-wrong' }) },
});
const pipe = new MemberChecksPipe(contract);
const body: ArgumentMetadata = { type: 'body' };

const refusalOf = (record: object): unknown => {
  try {
    pipe.transform(record, body);
  } catch (error) {
    if (error instanceof RefusedException) return error.refusal;
    throw error;
  }
  return undefined;
};

describe('MemberChecksPipe', () => {
  const right = { name: ' ada', code: '1', kind: 2 };

  it('passes a record on as it is', () => {
    expect(pipe.transform(right, body)).toBe(right);
  });

  it.each([null, '', ' \t'])('refuses the required member %j as malformed, by its name', (name) => {
    expect(refusalOf({ ...right, name })).toEqual({ reason: 'malformed', field: 'name' });
  });

  it.each([0, 3])('refuses the number %d that is none of the few', (kind) => {
    expect(refusalOf({ ...right, kind })).toEqual({ reason: 'malformed', field: 'kind' });
  });

  it('refuses with the refusal of the check, where it has one', () => {
    expect(refusalOf({ ...right, code: null })).toEqual({ reason: 'code-wrong' });
  });

  it('makes its checks in the order of their declaration', () => {
    expect(refusalOf({ name: null, code: null, kind: 0 })).toMatchObject({ field: 'kind' });
    expect(refusalOf({ name: null, code: null, kind: 1 })).toMatchObject({ field: 'name' });
  });

  it('leaves single members and other parameters alone', () => {
    expect(pipe.transform(null, { type: 'body', data: 'name' })).toBe(null);
    expect(pipe.transform('203.0.113.9', { type: 'custom' })).toBe('203.0.113.9');
  });
});
