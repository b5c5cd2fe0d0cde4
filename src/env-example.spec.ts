import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, variableNames } from './app.config';

const EXAMPLE = readFileSync(join(__dirname, '../.env.example'), 'utf8');
const lines = [...EXAMPLE.matchAll(/^#?([A-Z][A-Z0-9_]*|[a-z]+_proxy)=(.*)$/gm)].map(([, name = '', value = '']) => ({
  name,
  value,
}));

describe('.env.example', () => {
  it('names every variable that is read, once, and no other', () => {
    expect(lines.map(({ name }) => name).sort()).toEqual([...variableNames].sort());
  });

  it('can be uncommented as it stands', () => {
    const env = Object.fromEntries(lines.map(({ name, value }) => [name, value]));
    expect(() => loadConfig({ ...env, SECRET_KEYS: 'any' })).not.toThrow();
  });

  it('shows the defaults', () => {
    const shown = Object.fromEntries(
      lines.filter(({ name }) => name !== 'TRUSTED_PROXIES').map(({ name, value }) => [name, value]),
    );
    expect(loadConfig({ ...shown, SECRET_KEYS: 'any' })).toEqual(loadConfig({ SECRET_KEYS: 'any' }));
  });
});
