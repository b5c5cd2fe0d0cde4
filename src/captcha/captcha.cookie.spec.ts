import { CountedRandom } from '../../test/doubles/counted-random';
import type { CaptchaOptions } from './captcha.config';
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
    `captcha="${ID}"`,
    `$Version=1; captcha="${ID}"; $Path="/"`,
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
    `captcha="${ID}`,
    `captcha=${ID.slice(1)}`,
    `captcha=%61${ID.slice(1)}`,
    `${'a=b; '.repeat(180)}captcha=${ID}`,
  ])('finds none in "%s"', (cookies) => {
    expect(cookieClient(cookies)).toBeUndefined();
  });
});

describe('CaptchaCookie', () => {
  const setFor = (options: Partial<CaptchaOptions>, protocol: string): string => {
    const headers = new Map<string, string>();
    const reply = { header: (name: string, value: string) => headers.set(name, value) };
    const standard = { lifetimeSeconds: 300, length: 5, crossSite: false, publicHttps: true, cookiePath: '/' };
    new CaptchaCookie(new CountedRandom(), { ...standard, ...options }).identify({ headers: {}, protocol }, reply);
    return (headers.get('set-cookie') ?? '').replace(/^captcha=[^;]*/, '');
  };

  it.each<[string, Partial<CaptchaOptions>, string, string]>([
    ['by http', {}, 'http', '; Path=/; HttpOnly; SameSite=Lax'],
    ['by https', {}, 'https', '; Path=/; HttpOnly; SameSite=Lax; Secure'],
    ['below a path', { cookiePath: '/regain' }, 'https', '; Path=/regain; HttpOnly; SameSite=Lax; Secure'],
    [
      'for pages of other sites',
      { crossSite: true, cookiePath: '/regain' },
      'https',
      '; Path=/regain; HttpOnly; SameSite=None; Secure; Partitioned',
    ],
    ['by http for them', { crossSite: true, publicHttps: false }, 'http', '; Path=/; HttpOnly; SameSite=Lax'],
  ])('is set %s', (_how, options, protocol, attributes) => {
    expect(setFor(options, protocol)).toBe(attributes);
  });
});
