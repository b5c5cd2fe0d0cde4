import type { PrintedType } from '../../http';
import { modelLink, printType } from './tables';

const model = { model: 'UserLoginInfo' } as PrintedType;
const link = '<a href="/Help/ResourceModel?modelName=UserLoginInfo">UserLoginInfo</a>';

describe('a type', () => {
  it.each<readonly [string, PrintedType, string]>([
    ['words', { text: 'globally unique identifier' }, 'globally unique identifier'],
    ['a link to its model', model, link],
    ['a collection of words', { collectionOf: { text: 'string' } }, 'Collection of string'],
    ['a collection of a link', { collectionOf: model }, `Collection of ${link}`],
  ])('is printed as %s', (_as, type, printed) => {
    expect(printType(type).markup.replace(/<\/?span[^>]*>/g, '')).toBe(printed);
  });

  it('has a name that a URL can carry', () => {
    expect(modelLink('A&B').markup).toBe('<a href="/Help/ResourceModel?modelName=A%26B">A&amp;B</a>');
  });
});
