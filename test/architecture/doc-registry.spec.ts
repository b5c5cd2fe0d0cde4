import type { RouteOptions } from 'fastify';
import { DocRegistry, modelsOf } from '../../src/help/docs/doc-registry';
import type { OperationDoc } from '../../src/help/docs/operation-doc';
import { type AnyTable, RawReply } from '../../src/http';
import { allApis } from '../support/all-apis';
import { createApp, type TestApp } from '../support/create-app';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { shapeDifferences } from '../support/shape-differences';

/**
 * Handlers are registered for one method; answers to other methods and action routers for several. Those of /v1 have an OpenAPI
 * document of their own (`openapi.spec.ts`).
 */
const isAnswered = ({ method, url, config }: RouteOptions): boolean =>
  config?.replyMetadata !== undefined && typeof method === 'string' && method !== 'HEAD' && !url.startsWith('/v1/');

const nameOfRoute = ({ method, url, config }: RouteOptions): string =>
  [method, url, config?.action?.name ?? ''].join(' ');

const nameOfDoc = ({ operation: { method, path, action } }: OperationDoc): string =>
  [method, `/${path}`, action?.name ?? ''].join(' ');

describe('DocRegistry of the application', () => {
  const routes: RouteOptions[] = [];
  let database: OpenDatabase;
  let opened: TestApp;
  let docRegistry: DocRegistry;

  beforeAll(async () => {
    database = await openDatabase('sqlite');
    opened = await createApp({ database: database.config, onRoute: (route) => routes.push(route) });
    docRegistry = opened.app.get(DocRegistry);
  });

  afterAll(async () => {
    await opened.close();
    await database.close();
  });

  it('has every interface in their order', () => {
    expect(docRegistry.apiDocs.map(({ api }) => api)).toEqual(allApis);
  });

  it('has every route of an interface, and no other', () => {
    const registered = routes.filter(isAnswered).map(nameOfRoute);
    expect(registered.length).toBeGreaterThan(25);
    expect(docRegistry.operations.map(nameOfDoc).sort()).toEqual(registered.sort());
  });

  it('reads the tables and codecs that serve the routes', () => {
    const served = new Map(routes.filter(isAnswered).map((route) => [nameOfRoute(route), route.config?.replyMetadata]));
    for (const doc of docRegistry.operations) {
      const { codec, table } = served.get(nameOfDoc(doc)) ?? {};
      expect([nameOfDoc(doc), codec === doc.operation.codec, table === doc.operation.table]).toEqual([
        nameOfDoc(doc),
        true,
        true,
      ]);
    }
  });

  it('has the members of each answer in their order', () => {
    const differences = docRegistry.operations.flatMap(({ id, operation: { table, text } }) => {
      const { reply } = text;
      if (reply === undefined) return [];
      return [
        ...shapeDifferences(reply, table.done.body, {}),
        ...refusalsLikeSuccess(table).flatMap(({ body }) => shapeDifferences(reply, body, { emptyLists: true })),
      ].map((difference) => `${id}: ${difference}`);
    });
    expect(differences).toEqual([]);
  });

  it('has number and text in every reply, refusals of files included', () => {
    for (const { operations } of docRegistry.apiDocs) {
      const bodies = operations.flatMap(({ operation: { table } }) =>
        [...(table.statusMember === undefined ? [table.done] : []), ...Object.values(table.refused)].map(
          ({ body }) => body,
        ),
      );
      const { number, text } = operations[0]?.operation.api.resultFields ?? {};
      for (const body of bodies.filter((each) => !(each instanceof RawReply)))
        expect(body).toMatchObject({ [number ?? '']: expect.any(Number), [text ?? '']: expect.any(String) });
    }
  });

  it('has a response model or a file for every operation', () => {
    expect(
      docRegistry.operations.filter(({ response, file }) => (response === undefined) === (file === undefined)),
    ).toEqual([]);
  });

  it('has one model per name', () => {
    const known = new Map<string, unknown>();
    for (const model of modelsOf(docRegistry.operations)) {
      const name = model.name.toLowerCase();
      if (known.has(name)) expect(model).toEqual(known.get(name));
      known.set(name, model);
    }
    expect(known.size).toBeGreaterThan(30);
  });
});

/** Refusals with the members of success: all, where no HTTP status tells them apart. */
const refusalsLikeSuccess = ({ statusMember, refused }: AnyTable) =>
  statusMember === undefined ? Object.values(refused) : [];
