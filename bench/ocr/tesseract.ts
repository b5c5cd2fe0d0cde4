import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function isInstalled(): boolean {
  return spawnSync('tesseract', ['--version']).error === undefined;
}

/**
 * What tesseract reads in the pictures (PNG), one text each, without blanks and in capitals. `pageMode` is its
 * `--psm`: 7 one line, 8 one word. It may use the characters of the whitelist only.
 */
export function read(pictures: readonly Buffer[], pageMode: number, whitelist: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'captcha-ocr-'));
  try {
    const files = pictures.map((picture, index) => {
      const file = join(folder, `${String(index)}.png`);
      writeFileSync(file, picture);
      return file;
    });
    const list = join(folder, 'list.txt');
    writeFileSync(list, files.join('\n'));
    const options = ['--psm', String(pageMode), '-c', `tessedit_char_whitelist=${whitelist}`];
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    const text = execFileSync('tesseract', [list, 'stdout', ...options], { encoding: 'utf8', env, stdio: 'pipe' });
    return text.split('\f').map((page) => page.replace(/\s/g, '').toUpperCase());
  } finally {
    rmSync(folder, { recursive: true });
  }
}
