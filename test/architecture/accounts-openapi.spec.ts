import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { accountsOpenApiFile } from '../support/accounts-openapi';
import { lintOpenApi } from '../support/lint-openapi';
import { validateExamples } from '../support/openapi-examples';

describe('the OpenAPI document of a service of accounts', () => {
  const { path, text } = accountsOpenApiFile();

  it('is checked in as it is written', () => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is valid, with examples that are as its schemas say', async () => {
    expect(await new Validator().validate(text)).toEqual({ valid: true });
    expect(validateExamples(JSON.parse(text) as Parameters<typeof validateExamples>[0])).toMatchObject({ faults: [] });
  });

  it('breaks no rule of Redocly', async () => {
    expect(await lintOpenApi(text)).toEqual([]);
  });
});
