import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies } from 'semver';

interface Package {
  readonly version?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
}

interface Manifest {
  readonly engines: { readonly node: string };
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(__dirname, '../..', file), 'utf8'));
const manifest = readJson('package.json') as Manifest;
const { packages } = readJson('package-lock.json') as { readonly packages: Readonly<Record<string, Package>> };
const installed = Object.entries(packages).filter(([folder]) => folder !== '');

/** Lowest version of each line of Node that the manifest's `engines` name. */
const OLDEST = manifest.engines.node.split('||').map((range) => range.replace(/[^\d.]/g, ''));

const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('installed packages', () => {
  it.each(OLDEST)('run on Node %s', (node) => {
    const refusing = installed.filter(([, { engines }]) => engines?.node && !satisfies(node, engines.node));
    expect(refusing.map(([folder, { version }]) => `${folder}@${version ?? ''}`)).toEqual([]);
  });

  it('have an answer in allowScripts for each install script, and run none', () => {
    const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([folder]) => nameOf(folder));
    const denied = Object.fromEntries(scripts.map((name) => [name, false]));
    expect(manifest.allowScripts).toEqual(denied);
  });

  it('are locked without the address of a registry', () => {
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});
