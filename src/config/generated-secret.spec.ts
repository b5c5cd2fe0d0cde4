import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../kernel';
import { withSecretKeys } from './generated-secret';

/** Draws 1, 2, 3 …, as text. */
class CountingRandom extends Random {
  private drawn = 0;

  integer(): number {
    return (this.drawn += 1);
  }

  digits(length: number): string {
    return String(this.integer()).padStart(length, '0');
  }

  token(): string {
    return `secret-${String(this.integer())}`;
  }
}

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
    const random = new CountingRandom();
    expect(withSecretKeys({}, random)).toEqual({ SECRET_KEYS: 'secret-1' });
    expect(withSecretKeys({}, random)).toEqual({ SECRET_KEYS: 'secret-1' });
    expect(readFileSync('data/secret-keys', 'utf8')).toBe('secret-1\n');
    expect(statSync('data/secret-keys').mode & 0o777).toBe(0o600);
  });

  it('leaves given keys alone', () => {
    expect(withSecretKeys({ SECRET_KEYS: 'mine' }, new CountingRandom())).toEqual({ SECRET_KEYS: 'mine' });
  });

  it('never makes one up in production', () => {
    expect(withSecretKeys({ NODE_ENV: 'production' }, new CountingRandom())).toEqual({ NODE_ENV: 'production' });
  });
});
