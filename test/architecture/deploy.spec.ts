import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { variableNames } from '../../src/app.config';

const ROOT = join(__dirname, '../..');

const FILES = readdirSync(join(ROOT, 'deploy'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

const textOf = (file: string): string => readFileSync(file, 'utf8');
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

/** Name of a metric without what histograms add to it. */
const metricOf = (name: string): string => name.replace(/_(bucket|count|sum)$/, '');

describe('files for deployments', () => {
  const metrics = new Set(matches(textOf(join(ROOT, 'docs/metrics.md')), /`(regain_\w+)`/g));

  it('name metrics that exist, and nearly all of them', () => {
    const named = new Set(
      FILES.flatMap((file) => matches(textOf(file), /\b(regain_[a-z_]+)(?=[{[)\s"])/g)).map(metricOf),
    );
    const secrets = new Set([
      'regain_database',
      'regain_keys',
      'regain_member_key',
      'regain_metrics_token',
      'regain_smtp',
    ]);
    expect([...named].filter((name) => !metrics.has(name) && !secrets.has(name))).toEqual([]);
    expect([...metrics].filter((name) => named.has(name)).length).toBeGreaterThan(metrics.size / 2);
  });

  it('set variables that are read', () => {
    const known = new Set([...variableNames, ...variableNames.map((name) => `${name}_FILE`)]);
    const set = FILES.filter((file) => /compose|kubernetes/.test(file)).flatMap((file) =>
      matches(textOf(file), /(?:^ +|name: |[{,] )([A-Z][A-Z_]+)(?=[:,])/gm),
    );
    expect(set.length).toBeGreaterThan(20);
    expect(set.filter((name) => !known.has(name))).toEqual([]);
  });

  it('hand secrets over as files only', () => {
    const secrets = variableNames.filter((name) => /_(KEYS?|TOKEN|SECRET)$|^(DATABASE|SMTP)_URL$/.test(name));
    for (const file of FILES) for (const name of secrets) expect(textOf(file)).not.toMatch(new RegExp(`\\b${name}:`));
  });

  it('stop processes no sooner than they have drained', () => {
    const graces = FILES.flatMap((file) =>
      matches(textOf(file), /(?:stop_grace_period|terminationGracePeriodSeconds): (\d+)/g),
    );
    expect(graces.length).toBeGreaterThan(1);
    for (const grace of graces) expect(Number(grace)).toBeGreaterThanOrEqual(15);
  });
});
