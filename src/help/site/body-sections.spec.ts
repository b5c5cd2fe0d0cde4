import { elementsOf, hasClass, readPage, textOf, wordsOf } from '../../../test/support/visible-text';
import type { BodyDoc, OperationDoc, Sample } from '../docs/operation-doc';
import { requestSection, responseSection, sampleSections } from './body-sections';

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

describe('requestSection and responseSection', () => {
  it('link the model of the request and show its formats', () => {
    expect(wordsIn(requestSection, { request: body })).toBe(
      'Request Information URI Parameters None. Body Parameters Box None. Request Formats application/json Sample: {}',
    );
  });

  it('leave out the formats without a body', () => {
    expect(wordsIn(requestSection, {})).toBe('Request Information URI Parameters None. Body Parameters None.');
  });

  it('put the description of the answer before its model', () => {
    expect(wordsIn(responseSection, { response: body }, 'A box.')).toBe(
      'Response Information Resource Description A box. Box None. Response Formats application/json Sample: {}',
    );
  });

  it('print None. or the media type of a file for an answer without a model', () => {
    expect(wordsIn(responseSection, {})).toBe('Response Information Resource Description None.');
    expect(wordsIn(responseSection, { file: 'image/png' })).toBe(
      'Response Information Resource Description A file: image/png',
    );
  });
});

const JSON_SAMPLE = { mediaTypes: ['application/json', 'text/json'], text: '{ "a": "<b>" }' };
const XML_SAMPLE = { mediaTypes: ['application/xml', 'text/xml'], text: '<a />' };
const FORM_SAMPLE = { mediaTypes: ['application/x-www-form-urlencoded'] };

/** Headings with the content below each. */
function sectionsOf(samples: readonly Sample[]): readonly (readonly [string, string])[] {
  const page = readPage(sampleSections(samples, 'en').markup);
  const texts = (name: string) =>
    elementsOf(page, (element) => hasClass(element, name)).map((element) => wordsOf(textOf(element)).join(' '));
  const contents = texts('sample-content');
  return texts('sample-header').map((header, index) => [header, contents[index] ?? '']);
}

describe('sampleSections', () => {
  it('puts samples under the media types of their forms', () => {
    expect(sectionsOf([JSON_SAMPLE, XML_SAMPLE])).toEqual([
      ['application/json, text/json', 'Sample: { "a": "<b>" }'],
      ['application/xml, text/xml', 'Sample: <a />'],
    ]);
  });

  it('merges equal samples under one heading', () => {
    expect(sectionsOf([JSON_SAMPLE, XML_SAMPLE, { ...JSON_SAMPLE, mediaTypes: ['text/plain'] }])).toEqual([
      ['application/json, text/json, text/plain', 'Sample: { "a": "<b>" }'],
      ['application/xml, text/xml', 'Sample: <a />'],
    ]);
  });

  it('marks samples that cannot be printed, each under its own heading', () => {
    const multipart = { mediaTypes: ['multipart/form-data'] };
    expect(sectionsOf([FORM_SAMPLE, multipart])).toEqual([
      ['application/x-www-form-urlencoded', 'Sample: Sample not available.'],
      ['multipart/form-data', 'Sample: Sample not available.'],
    ]);
  });

  it('keeps lines and spaces', () => {
    const text = '{\n  "a": 1\n}';
    expect(sampleSections([{ ...JSON_SAMPLE, text }], 'en').markup).toContain('{\n  &quot;a&quot;: 1\n}</pre>');
  });
});
