import type { SchemaObject } from '@nestjs/swagger';
import { referredName, schemaSample } from './schema-sample';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const answer: SchemaObject = {
  type: 'object',
  required: ['id', 'owner', 'items'],
  properties: {
    id: { type: 'string', example: 'k7' },
    note: { type: 'string' },
    count: { type: 'integer', example: 0 },
    owner: ref('Owner'),
    proof: { allOf: [ref('Owner')], description: 'optional' },
    items: { type: 'array', items: ref('Owner') },
  },
};
const schemas = { Answer: answer, Owner: { type: 'object', properties: { name: { type: 'string', example: 'ada' } } } };

describe('schemaSample', () => {
  it('has the members with examples, and the objects that are required', () => {
    expect(schemaSample(ref('Answer'), schemas)).toEqual({
      ...{ id: 'k7', count: 0, owner: { name: 'ada' }, items: [{ name: 'ada' }] },
    });
  });

  it('has none of a schema that is unknown, has no members, or requires one without an example', () => {
    expect(schemaSample(ref('Nothing'), schemas)).toBeUndefined();
    expect(schemaSample({ type: 'object', additionalProperties: true }, schemas)).toBeUndefined();
    const vague: SchemaObject = { type: 'object', required: ['status'], properties: { status: { type: 'string' } } };
    expect(schemaSample(vague, schemas)).toBeUndefined();
  });
});

describe('referredName', () => {
  it('follows a reference that stands alone', () => {
    expect([ref('A'), { allOf: [ref('A')] }, { allOf: [ref('A'), ref('B')] }, {}].map(referredName)).toEqual([
      ...['A', 'A', undefined, undefined],
    ]);
  });
});
