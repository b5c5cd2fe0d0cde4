import type { RouteOptions } from 'fastify';
import { DocRegistry, modelsOf } from '../../src/help/docs/doc-registry';
import type { OperationDoc } from '../../src/help/docs/operation-doc';
import { RawReply } from '../../src/http';
import { allFaces } from '../support/all-faces';
import { createApp, type TestApp } from '../support/create-app';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { unlike } from '../support/described-shape';

/** A handler is registered for one method; what refuses other methods and what chooses an action, for several. */
const isAnswered = ({ method, config }: RouteOptions): boolean =>
  config?.replyMetadata !== undefined && typeof method === 'string' && method !== 'HEAD';

const nameOfRoute = ({ method, url, config }: RouteOptions): string =>
  [method, url, config?.action?.name ?? ''].join(' ');

const nameOfEntry = ({ operation: { method, path, action } }: OperationDoc): string =>
  [method, `/${path}`, action?.name ?? ''].join(' ');

describe('what pages say of the interfaces', () => {
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

  it('is said of every interface, in one order', () => {
    expect(docRegistry.chapters.map(({ api }) => api)).toEqual(allFaces);
  });

  it('is said of every route that answers clients, and of no other', () => {
    const registered = routes.filter(isAnswered).map(nameOfRoute);
    expect(registered.length).toBeGreaterThan(25);
    expect(docRegistry.entries.map(nameOfEntry).sort()).toEqual(registered.sort());
  });

  it('is read from the very tables and codecs that answer', () => {
    const served = new Map(routes.filter(isAnswered).map((route) => [nameOfRoute(route), route.config?.replyMetadata]));
    for (const entry of docRegistry.entries) {
      const { codec, table } = served.get(nameOfEntry(entry)) ?? {};
      expect([nameOfEntry(entry), codec === entry.operation.codec, table === entry.operation.table]).toEqual([
        nameOfEntry(entry),
        true,
        true,
      ]);
    }
  });

  it('has the members of each answer, in their order', () => {
    const lies = docRegistry.entries.flatMap(({ id, operation: { table, text } }) => {
      const { reply } = text;
      if (reply === undefined) return [];
      return [
        ...unlike(reply, table.done.body, {}),
        ...Object.values(table.refused).flatMap(({ body }) => unlike(reply, body, { emptyLists: true })),
      ].map((lie) => `${id}: ${lie}`);
    });
    expect(lies).toEqual([]);
  });

  it('holds for the refusals of files too: all answers of one interface begin alike', () => {
    for (const { entries } of docRegistry.chapters) {
      const bodies = entries.flatMap(({ operation: { table } }) =>
        [table.done, ...Object.values(table.refused)].map(({ body }) => body),
      );
      const { number, text } = entries[0]?.operation.api.resultFields ?? {};
      for (const body of bodies.filter((each) => !(each instanceof RawReply)))
        expect(body).toMatchObject({ [number ?? '']: expect.any(Number), [text ?? '']: expect.any(String) });
    }
  });

  it('tells how every JSON answer looks, unless it is a file', () => {
    expect(
      docRegistry.entries.filter(({ response, file }) => (response === undefined) === (file === undefined)),
    ).toEqual([]);
  });

  it('means one thing by one name of a model', () => {
    const known = new Map<string, unknown>();
    for (const model of modelsOf(docRegistry.entries)) {
      const name = model.name.toLowerCase();
      if (known.has(name)) expect(model).toEqual(known.get(name));
      known.set(name, model);
    }
    expect(known.size).toBeGreaterThan(30);
  });
});
