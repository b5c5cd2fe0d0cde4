import { isPlainPath } from './paths';

describe('isPlainPath', () => {
  it.each([
    '/',
    '/Systems/sendVerificationCode',
    '/Systems/sendVerificationCode/',
    '/pcuser-tologin?action=check_login&x=%2e%2e//..;',
    '/docs/all.json',
    '/Help/Api/POST-api-User-CheckUser',
    "/a/~b_(c)!$&'*+,=:@d.e-f",
    '/a?',
  ])('is plain: %s', (target) => {
    expect(isPlainPath(target)).toBe(true);
  });

  it.each([
    '',
    '?a=1',
    '*',
    'Systems/x',
    '//',
    '//Systems/x',
    '/Systems//x',
    '/Systems/x//',
    '/.',
    '/..',
    '/./Systems/x',
    '/api/v1/../x',
    '/Systems/.hidden',
    '/%53ystems/x',
    '/Systems/x%2f',
    '/Systems/x%00',
    '/Systems/x;a=1',
    '/Systems;/x',
    '/Systems\\x',
    '/Systems/x\u0000',
    '/Systems/x\t',
    '/Systems/x#y',
    '/Systems /x',
    '/\u212Aey',
    'http://host/Systems/x',
    'https:/Systems/x',
    `/${'a/'.repeat(20_000)}/`,
  ])('is not plain: %s', (target) => {
    expect(isPlainPath(target)).toBe(false);
  });
});
