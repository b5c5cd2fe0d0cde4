import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

/* Writes the types of the OpenAPI document and the table of its operations: node scripts/generate.mjs <document> <folder> */

const HEAD = '/* Generated from the OpenAPI document of /v1 by `npm run generate`: do not edit. */\n\n';
const IDEMPOTENCY_KEY = 'Idempotency-Key';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const answerOf = ({ responses }) => {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const [mediaType] = Object.keys(success?.content ?? {});
  if (mediaType === undefined) return 'nothing';
  return mediaType === 'application/json' ? 'json' : 'blob';
};

const operationsOf = ({ paths }) =>
  Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { operationId, parameters = [] } = operation;
      const isKeyed = parameters.some(({ name }) => name === IDEMPOTENCY_KEY);
      const hasBody = operation.requestBody !== undefined;
      return [{ operationId, method, path, hasBody, isKeyed, answer: answerOf(operation) }];
    }),
  );

const tableOf = (document) =>
  [
    `${HEAD}/** Operations of /v1 by id: method, path, whether it has a body and takes an idempotency key, and what is answered. */`,
    'export const OPERATIONS = {',
    ...operationsOf(document).map(
      ({ operationId, method, path, hasBody, isKeyed, answer }) =>
        `  ${operationId}: { method: '${method}', path: '${path}', hasBody: ${hasBody}, isKeyed: ${isKeyed}, answer: '${answer}' },`,
    ),
    '} as const;\n',
  ].join('\n');

const [document, folder] = process.argv.slice(2);
const file = resolve(document);
writeFileSync(join(folder, 'schema.ts'), HEAD + astToString(await openapiTS(pathToFileURL(file))));
writeFileSync(join(folder, 'operations.ts'), tableOf(JSON.parse(readFileSync(file, 'utf8'))));
