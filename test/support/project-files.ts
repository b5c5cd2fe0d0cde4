import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** A text of the project; `path` is relative to its root, with forward slashes. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

const ROOT = resolve(__dirname, '../..');
const NOT_OURS = ['node_modules', '.git', 'dist', 'data', 'coverage', '.stryker-tmp', 'package-lock.json', '.env'];
const BINARY = /\.(?:png|wav|ttf|gz|ico|sqlite)$/;

/** All texts of the project below a folder, the whole of it when none is named. */
export function projectFiles(folder = '.'): readonly ProjectFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.includes(name) && !BINARY.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return projectFiles(path);
      const file = join(ROOT, path);
      return [{ path: relative(ROOT, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }];
    });
}
