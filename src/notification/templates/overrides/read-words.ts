import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of all files below a folder, with slashes, in order. Hidden ones (such as a mount's own) are left out. */
export function filesBelow(folder: string, prefix = ''): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path, `${prefix}${name}/`) : [prefix + name];
    });
}

/** A text without byte order mark, outer blanks and foreign line ends; undefined when it cannot be read as UTF-8. */
export function readWords(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)).replaceAll('\r\n', '\n').trim();
  } catch {
    return undefined;
  }
}
