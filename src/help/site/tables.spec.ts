import { elementsOf, readPage, textOf, wordsOf } from '../../../test/support/visible-text';
import type { PrintedType } from '../../http';
import { html } from '../../pages/layout';
import type { ModelLine } from '../docs/model';
import { helpTable, lineTable, modelLink, printType } from './tables';

it('helpTable keeps the roles of a table, whose rows the style sheet shows as blocks', () => {
  const { markup } = helpTable('a', [{ title: 'Name', name: 'n' }], [[html`one`, html`two`]]);
  const roles = Array.from(markup.matchAll(/<(\w+)[^>]* role="(\w+)"/g), ([, tag = '', role = '']) => `${tag} ${role}`);
  const tags = Array.from(markup.matchAll(/<(\w+)/g), ([, tag]) => tag);
  expect(roles).toEqual([
    ...['table table', 'thead rowgroup', 'tr row', 'th columnheader'],
    ...['tbody rowgroup', 'tr row', 'th rowheader', 'td cell'],
  ]);
  expect(roles).toHaveLength(tags.length);
});

const line = (more: Partial<ModelLine>): ModelLine => ({
  ...{ name: 'phone', about: '', type: { text: 'string' }, notes: [] },
  ...more,
});

const wordsIn = (lines: readonly ModelLine[], locale: 'en' | 'zh-CN' = 'en') =>
  wordsOf(textOf(readPage(lineTable('heading', lines, locale).markup))).join(' ');

const HEADINGS = 'Name Description Type Additional information';

describe('lineTable', () => {
  it('has four columns, and None. for a member without constraints', () => {
    expect(wordsIn([line({ about: '手机号码' })])).toBe(`${HEADINGS} phone 手机号码 string None.`);
  });

  it('has a paragraph for each constraint', () => {
    const table = readPage(lineTable('heading', [line({ notes: ['Required', 'Max length: 5'] })], 'en').markup);
    const [cell] = elementsOf(table, ({ attributes }) => attributes['class'] === 'parameter-annotations');
    expect(cell && elementsOf(cell, ({ name }) => name === 'p').map((each) => textOf(each))).toEqual([
      'Required',
      'Max length: 5',
    ]);
  });

  it('prints None. without members', () => {
    expect(wordsIn([])).toBe('None.');
  });

  it('has Chinese headings on a Chinese page, and does not translate the source document', () => {
    const text = wordsIn([line({ about: 'login name', notes: ['Required'] }), line({ name: 'code' })], 'zh-CN');
    expect(text).toBe('名称 说明 类型 附加信息 phone login name string Required code string 无。');
  });

  it('names its rows and columns for screen readers', () => {
    const table = readPage(lineTable('heading', [line({})], 'en').markup);
    const scopes = elementsOf(table, ({ name }) => name === 'th').map(({ attributes }) => attributes['scope']);
    expect(scopes).toEqual(['col', 'col', 'col', 'col', 'row']);
    expect(elementsOf(table, ({ attributes }) => attributes['aria-labelledby'] === 'heading')).toHaveLength(1);
  });
});

const model = { model: 'UserLoginInfo' } as PrintedType;
const link = '<a href="/Help/ResourceModel?modelName=UserLoginInfo">UserLoginInfo</a>';

describe('printType', () => {
  it.each<readonly [string, PrintedType, string]>([
    ['a phrase', { text: 'globally unique identifier' }, 'globally unique identifier'],
    ['a link to its model', model, link],
    ['a collection of a phrase', { collectionOf: { text: 'string' } }, 'Collection of string'],
    ['a collection of a link', { collectionOf: model }, `Collection of ${link}`],
  ])('prints %s', (_as, type, printed) => {
    expect(printType(type).markup.replace(/<\/?span[^>]*>/g, '')).toBe(printed);
  });

  it('escapes the name in the URL', () => {
    expect(modelLink('A&B').markup).toBe('<a href="/Help/ResourceModel?modelName=A%26B">A&amp;B</a>');
  });
});
