import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { AppConfig } from './app-config';
import { ConfigError } from './config-error';
import { type ConfigIssue, spell } from './dialect-switches';
import { Env } from './env';
import { violatedRules } from './laws';
import { toOptions } from './slices';
import { variableNames } from './variable';

/**
 * The configuration that an environment describes; touches nothing else. Throws one ConfigError that lists every bad
 * variable, be it unreadable, misspelled, or refused beside the others or in production.
 */
export function loadConfig(env: NodeJS.ProcessEnv): AppConfig {
  const { values, problems } = spell(env, variableNames(Env));
  const declared = plainToInstance(Env, values);
  const unreadable = complaints(declared);
  const names = new Set(unreadable.map(({ variable }) => variable));
  const all = [...problems, ...unreadable, ...violatedRules(declared, names)];
  if (all.length > 0) throw new ConfigError(all);
  return toOptions(declared);
}

function complaints(declared: Env): readonly ConfigIssue[] {
  return validateSync(declared).flatMap(({ property, constraints = {} }) =>
    Object.values(constraints).map((rule) => ({ variable: property, rule })),
  );
}
