import { chooseResponse } from './content-negotiation';

const choose = (accept?: string, type?: string, script?: string): string =>
  chooseResponse({
    ...(accept !== undefined && { accept }),
    ...(type !== undefined && { 'content-type': type }),
    ...(script !== undefined && { 'x-requested-with': script }),
  }).mediaType;

describe('chooseResponse', () => {
  it.each([
    [undefined, undefined, 'application/json'],
    [undefined, 'application/json', 'application/json'],
    [undefined, 'text/json;charset=utf-8', 'text/json'],
    [undefined, 'TEXT/XML', 'text/xml'],
    [undefined, 'application/xml', 'application/xml'],
    [undefined, 'application/x-www-form-urlencoded', 'application/json'],
    [undefined, 'text/*', 'text/json'],
    [undefined, 'a/b, text/xml', 'application/json'],
    ['', 'text/xml', 'text/xml'],
    [' , ', 'text/xml', 'text/xml'],
    ['*/*', 'text/xml', 'application/json'],
    ['text/*', 'application/xml', 'text/json'],
    ['application/*', 'text/xml', 'application/json'],
    ['APPLICATION/Xml', undefined, 'application/xml'],
    ['text/xml, application/xml', undefined, 'text/xml'],
    ['application/xml, application/json', undefined, 'application/json'],
    ['application/xml, */*', undefined, 'application/xml'],
    ['text/*, application/xml', undefined, 'application/xml'],
    ['application/json;q=0.5, application/xml', undefined, 'application/xml'],
    ['application/json;q=0.5, application/xml;q=0.50', undefined, 'application/json'],
    ['application/json; q = 0.1 , text/xml ; Q=0.2', undefined, 'text/xml'],
    ['application/xml;q=0, */*', undefined, 'application/json'],
    ['application/json;q=0, text/json;q=0, */*;q=0.1', undefined, 'application/json'],
    ['application/json;q=0', 'text/xml', 'text/xml'],
    ['application/xml;odata="a,b;c\\"d";q=0.5, text/html', undefined, 'application/xml'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', undefined, 'application/xml'],
    ['application/json, text/javascript, */*; q=0.01', 'text/xml', 'application/json'],
    ['application/pdf', 'text/xml', 'text/xml'],
    ['application/pdf', undefined, 'application/json'],
    ['*/json', 'text/xml', 'text/xml'],
  ])('for Accept %j and Content-Type %j is %s', (accept, type, expected) => {
    expect(choose(accept, type)).toBe(expected);
  });

  it.each(['xml', '*', 'application/xml;', 'application/xml;q=', 'a b/c'])(
    'ignores a malformed Accept: %j',
    (accept) => {
      expect(choose(`${accept}, text/xml`)).toBe('application/json');
      expect(choose(`text/xml, ${accept}`, 'application/xml')).toBe('application/xml');
    },
  );

  it.each([
    ['.2', '0.1', 'text/xml'],
    ['.2', '0.3', 'application/json'],
    ['1.', '0.999', 'text/xml'],
    ['0.1234', '0.1233', 'text/xml'],
    ['0.12345678', '0.123456789', 'application/json'],
    ['00.5', '0.4', 'text/xml'],
    ['2', '1', 'text/xml'],
    ['0.', '.0', 'application/json'],
  ])('reads the quality %s beside %s as the framework does', (xml, json, expected) => {
    expect(choose(`text/xml;q=${xml}, application/json;q=${json}`)).toBe(expected);
  });

  it.each(['abc', '-1', '1e0', '+.5', '.', '"0.5"', `1${'0'.repeat(400)}`])(
    'takes the quality %s, which is no number, for none',
    (quality) => {
      expect(choose(`application/json;q=0.9, text/xml;q=${quality}`)).toBe('text/xml');
      expect(choose(`application/json, text/xml;q=${quality}`)).toBe('application/json');
    },
  );

  it('takes the first of two qualities', () => {
    expect(choose('application/json;q=0.1;q=1, text/xml;q=0.5')).toBe('text/xml');
  });

  it('is JSON for scripts that accept anything', () => {
    expect(choose(undefined, 'text/xml', 'XMLHttpRequest')).toBe('application/json');
    expect(choose('*/*', 'text/xml', 'xmlhttprequest')).toBe('application/json');
    expect(choose('text/xml', 'text/xml', 'XMLHttpRequest')).toBe('text/xml');
    expect(choose(undefined, 'text/xml', 'fetch')).toBe('text/xml');
  });

  it('ignores an Accept longer than any', () => {
    const accept = (length: number) => `text/xml${','.repeat(length - 8)}`;
    expect(choose(accept(2_048))).toBe('text/xml');
    expect(choose(accept(2_049))).toBe('application/json');
  });

  it('takes no time for odd headers', () => {
    for (const piece of ['"', '\\"', ';a="', 'a/b;q=', ',', '*/*;'])
      expect(choose(piece.repeat(4000), 'text/xml')).toBe('text/xml');
  });
});
