import { createConfig, lintFromString } from '@redocly/openapi-core';

/** Findings of Redocly's recommended rules in an OpenAPI document, warnings included, one line each. */
export async function lintOpenApi(source: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source, config });
  return problems.map(({ ruleId, message, location: [place] }) => `${ruleId} at ${place?.pointer ?? ''}: ${message}`);
}
