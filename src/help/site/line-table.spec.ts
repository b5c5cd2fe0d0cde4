import { elementsOf, readPage, textOf, wordsOf } from '../../../test/support/visible-text';
import type { ModelLine } from '../docs/model';
import { lineTable } from './tables';

const line = (more: Partial<ModelLine>): ModelLine => ({
  ...{ name: 'phone', about: '', type: { text: 'string' }, notes: [] },
  ...more,
});

const wordsIn = (lines: readonly ModelLine[], locale: 'en' | 'zh-CN' = 'en') =>
  wordsOf(textOf(readPage(lineTable('heading', lines, locale).markup))).join(' ');

const HEADINGS = 'Name Description Type Additional information';

describe('a table of members', () => {
  it('has four columns, and None. where nothing is demanded', () => {
    expect(wordsIn([line({ about: '手机号码' })])).toBe(`${HEADINGS} phone 手机号码 string None.`);
  });

  it('has a paragraph for each demand', () => {
    const table = readPage(lineTable('heading', [line({ notes: ['Required', 'Max length: 5'] })], 'en').markup);
    const [cell] = elementsOf(table, ({ attributes }) => attributes['class'] === 'parameter-annotations');
    expect(cell && elementsOf(cell, ({ name }) => name === 'p').map((each) => textOf(each))).toEqual([
      'Required',
      'Max length: 5',
    ]);
  });

  it('is None. without members', () => {
    expect(wordsIn([])).toBe('None.');
  });

  it('has Chinese headings on a Chinese page, and leaves the words of the document alone', () => {
    const text = wordsIn([line({ about: 'login name', notes: ['Required'] }), line({ name: 'code' })], 'zh-CN');
    expect(text).toBe('名称 说明 类型 附加信息 phone login name string Required code string 无。');
  });

  it('says what its rows and columns are to those who do not see it', () => {
    const table = readPage(lineTable('heading', [line({})], 'en').markup);
    const scopes = elementsOf(table, ({ name }) => name === 'th').map(({ attributes }) => attributes['scope']);
    expect(scopes).toEqual(['col', 'col', 'col', 'col', 'row']);
    expect(elementsOf(table, ({ attributes }) => attributes['aria-labelledby'] === 'heading')).toHaveLength(1);
  });
});
