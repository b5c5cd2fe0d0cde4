import { elementsOf, hasClass, readPage, textOf, wordsOf } from '../../../test/support/visible-text';
import type { Sample } from '../docs/operation-doc';
import { sampleSections } from './body-sections';

const JSON_SAMPLE = { mediaTypes: ['application/json', 'text/json'], text: '{ "a": "<b>" }' };
const XML_SAMPLE = { mediaTypes: ['application/xml', 'text/xml'], text: '<a />' };
const FORM_SAMPLE = { mediaTypes: ['application/x-www-form-urlencoded'] };

/** What stands under each heading. */
function sectionsOf(samples: readonly Sample[]): readonly (readonly [string, string])[] {
  const page = readPage(sampleSections(samples, 'en').markup);
  const texts = (name: string) =>
    elementsOf(page, (element) => hasClass(element, name)).map((element) => wordsOf(textOf(element)).join(' '));
  const contents = texts('sample-content');
  return texts('sample-header').map((header, index) => [header, contents[index] ?? '']);
}

describe('samples', () => {
  it('stand under the names of their forms', () => {
    expect(sectionsOf([JSON_SAMPLE, XML_SAMPLE])).toEqual([
      ['application/json, text/json', 'Sample: { "a": "<b>" }'],
      ['application/xml, text/xml', 'Sample: <a />'],
    ]);
  });

  it('that are equal share one heading', () => {
    expect(sectionsOf([JSON_SAMPLE, XML_SAMPLE, { ...JSON_SAMPLE, mediaTypes: ['text/plain'] }])).toEqual([
      ['application/json, text/json, text/plain', 'Sample: { "a": "<b>" }'],
      ['application/xml, text/xml', 'Sample: <a />'],
    ]);
  });

  it('that cannot be made say so, each under its own heading', () => {
    const multipart = { mediaTypes: ['multipart/form-data'] };
    expect(sectionsOf([FORM_SAMPLE, multipart])).toEqual([
      ['application/x-www-form-urlencoded', 'Sample: Sample not available.'],
      ['multipart/form-data', 'Sample: Sample not available.'],
    ]);
  });

  it('keep their lines and their spaces', () => {
    const text = '{\n  "a": 1\n}';
    expect(sampleSections([{ ...JSON_SAMPLE, text }], 'en').markup).toContain('{\n  &quot;a&quot;: 1\n}</pre>');
  });
});
