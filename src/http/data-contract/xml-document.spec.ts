import { encodeXmlName } from './xml-document';

describe('encodeXmlName', () => {
  it.each([
    ['request.random', 'request.random'],
    ['request.User.UserId', 'request.User.UserId'],
    ['request.items[0]', 'request.items_x005B_0_x005D_'],
    ['a b', 'a_x0020_b'],
    ['a:b', 'a_x003A_b'],
    ['<&>', '_x003C__x0026__x003E_'],
    ['1a', '_x0031_a'],
    ['-a', '_x002D_a'],
    ['中文', '中文'],
    ['_x0041_', '_x005F_x0041_'],
    ['😀', '_xD83D__xDE00_'],
  ])('%s is %s', (key, name) => {
    expect(encodeXmlName(key)).toBe(name);
  });
});
