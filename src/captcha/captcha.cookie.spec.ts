import { CountedRandom } from '../../test/doubles/counted-random';
import { CaptchaCookie, cookieClient } from './captcha.cookie';

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
  ])('finds none in "%s"', (cookies) => {
    expect(cookieClient(cookies)).toBeUndefined();
  });
});

describe('CaptchaCookie', () => {
  const setFor = (basePath: string, protocol: string): string => {
    const headers = new Map<string, string>();
    const reply = { header: (name: string, value: string) => headers.set(name, value) };
    new CaptchaCookie(new CountedRandom(), { basePath }).identify({ headers: {}, protocol }, reply);
    return (headers.get('set-cookie') ?? '').replace(/^captcha=[^;]*/, '');
  };

  it.each([
    ['', 'http', '; Path=/; HttpOnly; SameSite=Lax'],
    ['', 'https', '; Path=/; HttpOnly; SameSite=Lax; Secure'],
    ['/regain', 'https', '; Path=/regain; HttpOnly; SameSite=Lax; Secure'],
  ])('belongs to the base path "%s" (%s)', (basePath, protocol, attributes) => {
    expect(setFor(basePath, protocol)).toBe(attributes);
  });
});
