import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFile } from './file-lock';

describe('a claimed file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regain-claim-'));

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is refused to a second server, which is told what to do instead', () => {
    const file = join(folder, 'contested.sqlite');
    const release = lockFile(file);
    expect(() => lockFile(file)).toThrow(/already serves .*contested\.sqlite.*MySQL/);
    release();
  });

  it('can be claimed again once it was given back', () => {
    const file = join(folder, 'given-back.sqlite');
    lockFile(file)();
    const release = lockFile(file);
    expect(() => lockFile(file)).toThrow('already serves');
    release();
  });

  it('gets its folder on a first start', () => {
    const file = join(folder, 'new', 'folder', 'first.sqlite');
    expect(() => {
      lockFile(file)();
    }).not.toThrow();
  });

  it('is refused where its folder cannot be made, which says so and no more', () => {
    writeFileSync(join(folder, 'no-folder'), '');
    expect(() => lockFile(join(folder, 'no-folder', 'some.sqlite'))).toThrow(
      /some\.sqlite cannot be written \(E[A-Z]+\): .*DATABASE_URL/,
    );
  });

  it('is claimed for itself: another file beside it is free', () => {
    const release = lockFile(join(folder, 'one.sqlite'));
    expect(() => {
      lockFile(join(folder, 'two.sqlite'))();
    }).not.toThrow();
    release();
  });
});
