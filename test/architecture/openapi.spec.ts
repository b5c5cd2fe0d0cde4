import { existsSync, readFileSync } from 'node:fs';
import type { OpenAPIObject, OperationObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { RouteOptions } from 'fastify';
import { createApp } from '../support/create-app';
import { openDatabase } from '../support/database-harness';
import { judgeExamples } from '../support/openapi-examples';
import { openApiFiles } from '../support/openapi-files';

const files = openApiFiles();
const documents = files.map(({ path, text }) => [path, JSON.parse(text) as OpenAPIObject] as const);
const all = documents[0]?.[1];

const operationsIn = ({ paths }: OpenAPIObject): readonly (readonly [string, OperationObject])[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [
      `${method.toUpperCase()} ${path}`,
      operation as OperationObject,
    ]),
  );

/** Answered in the words of an interface; HEAD and what refuses other methods are not described. */
const isDescribed = ({ method, config }: RouteOptions): boolean =>
  config?.replyMetadata !== undefined && config.action === undefined && !methodsOf(method).includes('PUT');

const methodsOf = (method: RouteOptions['method']): readonly string[] =>
  [method].flat().filter((each) => each !== 'HEAD');

describe.each(documents)('%s', (path, document) => {
  it('is what the code says today; `npm run docs:write` writes it', () => {
    const stored = existsSync(path) ? readFileSync(path, 'utf8') : '';
    expect(JSON.parse(stored)).toEqual(document);
    expect(stored).toBe(files.find((file) => file.path === path)?.text);
  });

  it('is valid OpenAPI 3.0', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone<object>(document) as Record<string, unknown>)).toEqual({
      valid: true,
    });
    expect(validator.version).toBe('3.0');
  });

  it('has examples that obey their own schemas', () => {
    const { count, faults } = judgeExamples(document);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(30);
  });

  it('names every operation once, and sends requests to the host that it came from', () => {
    const names = operationsIn(document).map(([, { operationId }]) => operationId?.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(document.servers).toEqual([{ url: '/' }]);
  });

  it('describes the tag of every operation', () => {
    const known = new Set(document.tags?.map(({ name }) => name));
    expect(operationsIn(document).flatMap(([, { tags = [] }]) => tags.filter((tag) => !known.has(tag)))).toEqual([]);
  });
});

describe('the OpenAPI documents', () => {
  it('have every route that answers clients, and no other', async () => {
    const routes: RouteOptions[] = [];
    const database = await openDatabase('sqlite');
    const { close } = await createApp({ database: database.config, onRoute: (route) => routes.push(route) });
    await close();
    await database.close();
    const served = routes
      .filter(isDescribed)
      .flatMap(({ method, url }) => methodsOf(method).map((each) => `${each} ${url}`));
    expect(served.length).toBeGreaterThan(25);
    expect(
      all &&
        operationsIn(all)
          .map(([name]) => name)
          .sort(),
    ).toEqual([...new Set(served)].sort());
  });

  it('of single interfaces are together the one of all', () => {
    const single = documents.slice(1).flatMap(([, document]) => operationsIn(document));
    expect(all && operationsIn(all)).toEqual(single);
  });
});
