import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../../../test/support/config-issues';
import { templatesOf } from './templates.module';
import { ConfigError } from '../../config';

describe('the templates of a start', () => {
  let folder: string;
  const templates = () => templatesOf(load({ TEMPLATES_DIR: folder }).notification);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are ours where no folder is named', () => {
    expect(templatesOf(load().notification)).toBeUndefined();
  });

  it('are those of the folder', () => {
    mkdirSync(join(folder, 'shop'));
    writeFileSync(join(folder, 'shop/service.txt'), 'Shop');
    expect(templates()?.service('shop')).toBe('Shop');
  });

  it('stop the start with one list of everything that is wrong with them', () => {
    writeFileSync(join(folder, 'a.txt'), 'x');
    writeFileSync(join(folder, 'b.txt'), 'x');
    expect(templates).toThrow(ConfigError);
    expect(templates).toThrow(
      /^The configuration is not usable:\n {2}TEMPLATES_DIR a\.txt is .*\n {2}TEMPLATES_DIR b\.txt is /,
    );
  });

  it('stop the start where there is no such folder', () => {
    const { notification } = load({ TEMPLATES_DIR: join(folder, 'nowhere') });
    expect(() => templatesOf(notification)).toThrow('TEMPLATES_DIR is not a folder');
  });
});
