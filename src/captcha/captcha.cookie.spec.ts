import { cookieClient } from './captcha.cookie';

const ID = 'abcdefghijklmnopqrst_-';
const OTHER = 'ABCDEFGHIJKLMNOPQRST_-';

describe('cookieClient', () => {
  it.each([
    `captcha=${ID}`,
    `a=b; captcha=${ID}`,
    `a=b;captcha=${ID};c=d`,
    `a=b ;  captcha = ${ID} ; c`,
    `;;captcha=${ID};`,
    `\tcaptcha=${ID}`,
    `captcha=short; captcha=${ID}`,
    `captcha=${ID}; captcha=${OTHER}`,
    `captcha=${ID}; captcha=${ID}`,
    `${'a=b; '.repeat(179)}captcha=${ID}`,
  ])('finds the client in "%s"', (cookies) => {
    expect(cookieClient(cookies)).toBe(ID);
  });

  it.each([
    undefined,
    '',
    'captcha',
    'captcha=',
    `xcaptcha=${ID}`,
    `CAPTCHA=${ID}`,
    `a="; captcha-=${ID}"`,
    `captcha=${ID}x`,
    `captcha=${ID.slice(1)}`,
    `captcha=%61${ID.slice(1)}`,
    `${'a=b; '.repeat(180)}captcha=${ID}`,
  ])('finds none in "%s"', (cookies) => {
    expect(cookieClient(cookies)).toBeUndefined();
  });
});
