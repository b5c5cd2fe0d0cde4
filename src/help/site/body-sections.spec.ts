import { readPage, textOf, wordsOf } from '../../../test/support/visible-text';
import type { BodyDoc, OperationDoc } from '../docs/operation-doc';
import { requestSection, responseSection } from './body-sections';

const body = {
  model: { kind: 'class', name: 'Box', lines: [], schema: {} },
  nestedModels: [],
  value: {},
  samples: [{ mediaTypes: ['application/json'], text: '{}' }],
} satisfies BodyDoc;

const doc = (more: object, returns?: string): OperationDoc =>
  ({ operation: { text: { returns } }, uri: [], ...more }) as unknown as OperationDoc;

const wordsIn = (section: typeof requestSection, ...given: Parameters<typeof doc>) =>
  wordsOf(textOf(readPage(`<div>${section(doc(...given), 'en').markup}</div>`))).join(' ');

describe('the page of an operation', () => {
  it('links the model of the request and shows its formats', () => {
    expect(wordsIn(requestSection, { request: body })).toBe(
      'Request Information URI Parameters None. Body Parameters Box None. Request Formats application/json Sample: {}',
    );
  });

  it('leaves the formats out where there is no body', () => {
    expect(wordsIn(requestSection, {})).toBe('Request Information URI Parameters None. Body Parameters None.');
  });

  it('says what is returned before the model of the answer', () => {
    expect(wordsIn(responseSection, { response: body }, 'A box.')).toBe(
      'Response Information Resource Description A box. Box None. Response Formats application/json Sample: {}',
    );
  });

  it('says that there is nothing, or a file, where the answer has no model', () => {
    expect(wordsIn(responseSection, {})).toBe('Response Information Resource Description None.');
    expect(wordsIn(responseSection, { file: 'image/png' })).toBe(
      'Response Information Resource Description A file: image/png',
    );
  });
});
