import { pastedLink } from './pasted-link';

const VALUES = { token: 'a_B-c', stamp: 1_790_000_000, accountId: '7' };
const FRAGMENT = 'token=a_B-c&timestamp=1790000000&uid=7';

describe('pastedLink', () => {
  it.each([
    ['a link', `https://id.example.com/regain/reset#${FRAGMENT}`],
    [
      'a link that a mail program has broken into lines',
      ` https://id.example.com/reset#token=a_\r\n B-c&timestamp=1790000000&uid=7\n`,
    ],
    ['the part after the #', FRAGMENT],
  ])('reads %s', (_, text) => {
    expect(pastedLink(text)).toEqual(VALUES);
  });

  it.each([
    '',
    'https://id.example.com/reset',
    '#token=a&timestamp=1',
    '#token=a&uid=7',
    '#timestamp=1&uid=7',
    '#token=a&timestamp=x&uid=7',
  ])('takes %j for incomplete', (text) => {
    expect(pastedLink(text)).toBeUndefined();
  });
});
