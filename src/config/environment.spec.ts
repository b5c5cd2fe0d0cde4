import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CountedRandom } from '../../test/doubles/counted-random';
import { withSecretKeys } from './environment';

const SECRET = new CountedRandom().token(32);

describe('withSecretKeys', () => {
  const home = process.cwd();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regain-config-'));
    process.chdir(folder);
  });

  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });

  it('draws a secret at the first start, for its owner alone, and keeps it for the next', () => {
    const random = new CountedRandom();
    expect(withSecretKeys({}, random)).toEqual({ SECRET_KEYS: SECRET });
    expect(withSecretKeys({}, random)).toEqual({ SECRET_KEYS: SECRET });
    expect(readFileSync('data/secret-keys', 'utf8')).toBe(`${SECRET}\n`);
    expect(statSync('data/secret-keys').mode & 0o777).toBe(0o600);
  });

  it('creates no file for a mere look, and reads one that is there', () => {
    const random = new CountedRandom();
    expect(withSecretKeys({}, random, 'leave')).toHaveProperty('SECRET_KEYS');
    expect(existsSync('data')).toBe(false);
    const kept = withSecretKeys({}, random);
    expect(withSecretKeys({}, random, 'leave')).toEqual(kept);
  });

  it('leaves given keys alone', () => {
    expect(withSecretKeys({ SECRET_KEYS: 'mine' }, new CountedRandom())).toEqual({ SECRET_KEYS: 'mine' });
  });

  it('never makes one up in production', () => {
    expect(withSecretKeys({ NODE_ENV: 'production' }, new CountedRandom())).toEqual({ NODE_ENV: 'production' });
  });
});
