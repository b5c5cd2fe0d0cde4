import { existsSync, readFileSync } from 'node:fs';
import type { OpenAPIObject, OperationObject, ResponseObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { RouteOptions } from 'fastify';
import { allApis } from '../support/all-apis';
import { createApp } from '../support/create-app';
import { openDatabase } from '../support/database-harness';
import { lintOpenApi } from '../support/lint-openapi';
import { validateExamples } from '../support/openapi-examples';
import { openApiFilesOf } from '../support/openapi-files';
import { OpenApiReader } from '../support/openapi-reader';
import type { ProjectFile } from '../support/project-files';

/** Document of our own REST API, whose operations are described where they are declared. */
const V1 = 'v1';

const NAMES = ['all', ...allApis.map(({ name }) => name), V1];

/** Endpoints that belong to no interface. */
const OWN = [
  'GET /health/live',
  'GET /health/ready',
  'GET /inbox/messages',
  'DELETE /inbox/messages',
  'GET /metrics',
  'GET /v1/errors',
  'POST /v1/receipts/{provider}',
];

/** Operations that hand out captchas, by document. */
const drawing: Readonly<Record<string, readonly string[]>> = {
  smssend: ['POST /api/user/checkImg'],
  pcuser: ['GET /pcuser-captcha'],
  member: ['GET /api/member/imgcode'],
  v1: [],
  all: ['GET /api/member/imgcode', 'GET /pcuser-captcha', 'POST /api/user/checkImg'],
};

/** Parameters that ask for sound. */
const ASKS: ReadonlySet<string> = new Set(['medium', 'lang']);

const operationsIn = ({ paths }: OpenAPIObject): readonly (readonly [string, OperationObject])[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [
      `${method.toUpperCase()} ${path}`,
      operation as OperationObject,
    ]),
  );

const namesIn = (document: OpenAPIObject): readonly string[] => operationsIn(document).map(([name]) => name);

/** Route of an interface; HEAD and the answers to other methods are not described. */
const isDescribed = ({ config }: RouteOptions): boolean =>
  config?.replyMetadata !== undefined && config.action === undefined && config.allow === undefined;

const methodsOf = (method: RouteOptions['method']): readonly string[] =>
  [method].flat().filter((each) => each !== 'HEAD');

describe('the OpenAPI documents', () => {
  const routes: RouteOptions[] = [];
  let files: readonly ProjectFile[];

  beforeAll(async () => {
    const database = await openDatabase('sqlite');
    const { app, close } = await createApp({ database: database.config, onRoute: (route) => routes.push(route) });
    files = openApiFilesOf(app);
    await close();
    await database.close();
  });

  const fileOf = (name: string): ProjectFile => {
    const file = files.find(({ path }) => path.endsWith(`/${name}.json`));
    if (file === undefined) throw new Error(`there is no document ${name}`);
    return file;
  };
  const documentOf = (name: string): OpenAPIObject => JSON.parse(fileOf(name).text) as OpenAPIObject;

  it('are one of all interfaces and one of each', () => {
    expect(files.map(({ path }) => path)).toEqual(NAMES.map((name) => `docs/openapi/${name}.json`));
  });

  it('have every route of an interface, the own endpoints, and no other', () => {
    const served = routes
      .filter(isDescribed)
      .flatMap(({ method, url }) => methodsOf(method).map((each) => `${each} ${url.replace(/:(\w+)/g, '{$1}')}`));
    expect(served.length).toBeGreaterThan(25);
    expect([...namesIn(documentOf('all'))].sort()).toEqual([...new Set(served), ...OWN].sort());
  });

  it('have own endpoints that are served', () => {
    const served = routes.flatMap(({ method, url }) =>
      methodsOf(method).map((each) => `${each} ${url.replace(/:(\w+)/g, '{$1}')}`),
    );
    expect(served).toEqual(expect.arrayContaining(OWN));
  });

  it('of single interfaces and the own endpoints are together the one of all', () => {
    const apis = allApis.map(({ name }) => documentOf(name));
    const v1 = documentOf(V1);
    const all = operationsIn(documentOf('all'));
    const own = [...OWN, ...namesIn(v1)];
    expect(all.filter(([name]) => !own.includes(name))).toEqual(apis.flatMap(operationsIn));
    expect(all.filter(([name]) => namesIn(v1).includes(name))).toEqual(operationsIn(v1));
    expect(
      all
        .slice(-own.length)
        .map(([name]) => name)
        .filter((name) => OWN.includes(name)),
    ).toEqual(OWN);
  });

  it('have an example of each body of /v1, and of each code by which it refuses', () => {
    for (const [name, { requestBody, responses }] of operationsIn(documentOf(V1))) {
      const bodies = [requestBody as ResponseObject | undefined, ...(Object.values(responses) as ResponseObject[])];
      const json = bodies.map((each) => each?.content?.['application/json']).filter((each) => each !== undefined);
      expect([name, json.map(({ example }) => typeof example)]).toEqual([name, json.map(() => 'object')]);
      for (const { content, description } of Object.values(responses) as ResponseObject[]) {
        const examples = content?.['application/problem+json']?.examples;
        if (examples !== undefined) expect(Object.keys(examples).join(', ')).toBe(description);
      }
    }
    const reader = new OpenApiReader(documentOf(V1));
    expect(Object.keys(reader.examples('/v1/challenges', 403, 'application/problem+json'))).toContain(
      'captcha-required',
    );
    expect(Object.keys(reader.response('/v1/challenges', 429).headers ?? {})).toEqual([
      ...['RateLimit', 'RateLimit-Policy', 'Retry-After'],
    ]);
  });

  describe.each(NAMES)('%s', (name) => {
    it('is what the code says today; `npm run docs:write` writes it', () => {
      const { path, text } = fileOf(name);
      const stored = existsSync(path) ? readFileSync(path, 'utf8') : '';
      expect(JSON.parse(stored)).toEqual(documentOf(name));
      expect(stored).toBe(text);
    });

    it('is valid OpenAPI 3.0', async () => {
      const validator = new Validator();
      expect(await validator.validate(structuredClone<object>(documentOf(name)) as Record<string, unknown>)).toEqual({
        valid: true,
      });
      expect(validator.version).toBe('3.0');
    });

    it('has no finding of the recommended rules of Redocly', async () => {
      expect(await lintOpenApi(fileOf(name).text)).toEqual([]);
    });

    it('has examples that obey their own schemas', () => {
      const { count, faults } = validateExamples(documentOf(name));
      expect(faults).toEqual([]);
      expect(count).toBeGreaterThan(30);
    });

    it('names operations as methods, and has English beside every text in another language', () => {
      const operations = operationsIn(documentOf(name)).map(([, operation]) => operation);
      expect(operations.filter(({ operationId = '' }) => !/^[a-z][A-Za-z0-9]+$/.test(operationId))).toEqual([]);
      const { info, tags = [] } = documentOf(name);
      const texts = [info.title, ...tags.map(({ description = '' }) => description)];
      const summaries = operations.flatMap(({ summary = '' }) => summary.split('; '));
      expect([...texts, ...summaries].filter((text) => !/^[^\p{sc=Han}]+$|\([A-Z][^()]+\)$/u.test(text))).toEqual([]);
    });

    it('declares the security schemes that operations name, and no other', () => {
      const { components, security } = documentOf(name);
      const named = operationsIn(documentOf(name)).flatMap(([, { security: own = [] }]) => own.flatMap(Object.keys));
      expect(Object.keys(components?.securitySchemes ?? {}).sort()).toEqual([...new Set(named)].sort());
      expect(security).toEqual([]);
    });

    it('offers sound wherever an answer is a captcha picture', () => {
      const drawn = operationsIn(documentOf(name)).flatMap(([operationName, { parameters = [], responses }]) => {
        const types = Object.keys((responses['200'] as ResponseObject | undefined)?.content ?? {});
        if (!types.includes('image/png') || operationName.includes('/v1/')) return []; // /v1 has a path for sound
        const asked = parameters.flatMap((each) => ('name' in each && each.in === 'query' ? each.name : []));
        return [{ operationName, sound: types.includes('audio/wav'), asked: asked.filter((each) => ASKS.has(each)) }];
      });
      expect(drawn.map(({ operationName }) => operationName).sort()).toEqual(drawing[name] ?? []);
      expect(drawn.every(({ sound, asked }) => sound && asked.length === ASKS.size)).toBe(true);
    });

    it('names every operation once, and sends requests to the host that it came from', () => {
      const document = documentOf(name);
      const ids = operationsIn(document).map(([, { operationId }]) => operationId?.toLowerCase());
      expect(new Set(ids).size).toBe(ids.length);
      expect(document.servers).toEqual([{ url: '/' }]);
    });

    it('describes the tag of every operation', () => {
      const document = documentOf(name);
      const known = new Set(document.tags?.map((tag) => tag.name));
      expect(operationsIn(document).flatMap(([, { tags = [] }]) => tags.filter((tag) => !known.has(tag)))).toEqual([]);
    });
  });
});
