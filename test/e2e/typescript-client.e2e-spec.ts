import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Call, OperationId } from '../../clients/typescript/src/call-types';
import type { RegainProblem } from '../../clients/typescript/src/problem';
import { ApiHarness } from '../support/api-harness';
import { buildClient, CLIENT, runTool } from '../support/client-package';

/** Exports of the built package; its packages are not installed where the types of this test are checked. */
interface ClientPackage {
  readonly createRegainClient: (options: object) => { readonly [Id in OperationId]: Call<Id> };
  readonly RegainProblem: typeof RegainProblem;
}

const run = promisify(execFile);
const DOCUMENTS = join(__dirname, '../../docs/openapi');
const STRICT = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'es2022', '--moduleResolution', 'bundler'];

const idsOf = (table: string): readonly string[] =>
  [...table.matchAll(/^ {2}(\w+): \{ method/gm)].map(([, id = '']) => id);

/** Program that calls every operation with the types of its input and output. */
const everyCall = (ids: readonly string[]): string =>
  [
    "import type { Input, Output, RegainClient } from '@regain/client';",
    ...ids.map(
      (
        id,
      ) => `export const ${id} = (client: RegainClient, ...input: Parameters<RegainClient['${id}']>): Promise<Output<'${id}'>> =>
        client.${id}(...input);
      export type InputOf_${id} = Input<'${id}'>;`,
    ),
  ].join('\n');

/** Program with the inputs of the usual calls written out; lines marked so must not compile. */
const USUAL_CALLS = `
import { createRegainClient, RegainProblem } from '@regain/client';
const regain = createRegainClient({ baseUrl: 'http://localhost:3000', retry: { tries: 1 } });
export async function recover(code: string, signal: AbortSignal): Promise<number> {
  const challenge = await regain.createChallenge({ purpose: 'recover', channel: 'sms', username: 'demo' }, { signal });
  const proof = await regain.verifyChallenge({ id: challenge.id, code });
  if (proof.ticket !== undefined) await regain.resetPassword({ ticket: proof.ticket, newPassword: 'Regained1' });
  const session = await regain.createSession({ identifier: 'demo', password: 'Regained1' });
  await regain.endCurrentSession({ token: session.token });
  const picture: Blob = await regain.drawCaptchaImage({ id: 'id' });
  // @ts-expect-error -- an unknown purpose
  await regain.createChallenge({ purpose: 'guess', channel: 'sms' }).catch((e: unknown) => e instanceof RegainProblem);
  // @ts-expect-error -- a missing member
  await regain.verifyChallenge({ id: challenge.id });
  return picture.size + challenge.codeLength;
}
`;

describe('clients/typescript', () => {
  let folder: string;
  let operations: string;

  beforeAll(async () => {
    await buildClient();
    folder = mkdtempSync(join(tmpdir(), 'regain-client-'));
    mkdirSync(join(folder, 'node_modules/@regain'), { recursive: true });
    symlinkSync(CLIENT, join(folder, 'node_modules/@regain/client'));
    operations = readFileSync(join(CLIENT, 'src/operations.ts'), 'utf8');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('has the types and operations of the document: else run npm run generate there', async () => {
    await run(process.execPath, ['scripts/generate.mjs', join(DOCUMENTS, 'v1.json'), folder], { cwd: CLIENT });
    for (const file of ['schema.ts', 'operations.ts'])
      expect(readFileSync(join(CLIENT, 'src', file), 'utf8')).toBe(readFileSync(join(folder, file), 'utf8'));
    expect(idsOf(operations).length).toBeGreaterThan(10);
  });

  it('types every call', async () => {
    writeFileSync(join(folder, 'every-call.ts'), everyCall(idsOf(operations)));
    writeFileSync(join(folder, 'usual-calls.ts'), USUAL_CALLS);
    await runTool('tsc', [...STRICT, 'every-call.ts', 'usual-calls.ts'], folder);
  });

  it.each([
    ['an ES module', 'module', "import { createRegainClient } from '@regain/client';"],
    ['CommonJS', 'commonjs', "const { createRegainClient } = require('@regain/client');"],
  ])('loads as %s', async (_name, type, line) => {
    const program = `${line} console.log(Object.keys(createRegainClient({ baseUrl: 'http://localhost' })).join());`;
    const { stdout } = await run(process.execPath, [`--input-type=${type}`, '-e', program], { cwd: folder });
    expect(stdout.trim().split(',')).toEqual([...idsOf(operations), 'http']);
  });

  it.each(['openapi-typescript', 'swagger-typescript-api'])(
    '%s makes programs that compile of every document',
    async (tool) => {
      const out = join(folder, tool);
      mkdirSync(out);
      const names = readdirSync(DOCUMENTS).map((file) => file.replace('.json', ''));
      for (const name of names) {
        const document = join(DOCUMENTS, `${name}.json`);
        if (tool === 'openapi-typescript') await runTool(tool, [document, '-o', join(out, `${name}.ts`)]);
        else await runTool(tool, ['generate', '-p', document, '-o', out, '-n', `${name}.ts`, '--silent']);
      }
      const lib = ['--lib', 'es2022,dom,dom.iterable', '--skipLibCheck'];
      await runTool('tsc', [...STRICT, ...lib, ...names.map((name) => `${name}.ts`)], out);
      expect(names).toContain('v1');
    },
  );
});

describe('createRegainClient', () => {
  let client: ClientPackage;

  beforeAll(async () => {
    await buildClient();
    client = jest.requireActual<ClientPackage>(join(CLIENT, 'dist/cjs'));
  });

  describe('against the service', () => {
    let api: ApiHarness;

    beforeAll(async () => {
      api = await ApiHarness.open('sqlite');
    });

    afterAll(async () => {
      await api.close();
    });

    it('recovers an account, signs in and out', async () => {
      const { username, phone } = await api.newAccount();
      const regain = client.createRegainClient({ baseUrl: `${api.client.baseUrl}/` });
      const { id } = await regain.createChallenge({ purpose: 'recover', channel: 'sms', username });
      const { ticket = '' } = await regain.verifyChallenge({ id, code: await api.code(phone) });
      await regain.resetPassword({ ticket, newPassword: 'Regained12345' });
      const { token } = await regain.createSession({ identifier: username, password: 'Regained12345' });
      expect(await regain.getMyAccount({ token })).toMatchObject({ username });
      await regain.endCurrentSession({ token });
      await expect(regain.getMyAccount({ token })).rejects.toMatchObject({ status: 401, code: 'session-expired' });
    });

    it('rejects with the problem of a refusal', async () => {
      const { username } = await api.newAccount();
      const regain = client.createRegainClient({ baseUrl: api.client.baseUrl });
      const { id } = await regain.createChallenge({ purpose: 'recover', channel: 'sms', username });
      const refused = await regain.verifyChallenge({ id, code: '000000' }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(client.RegainProblem);
      expect(refused).toMatchObject({ name: 'RegainProblem', status: 422, code: 'code-wrong' });
    });

    it('answers pictures as a Blob', async () => {
      const regain = client.createRegainClient({ baseUrl: api.client.baseUrl });
      const { id } = await regain.createCaptcha({ kind: 'image' });
      expect((await regain.drawCaptchaImage({ id })).type).toBe('image/png');
    });
  });

  describe('against a server that refuses', () => {
    let server: Server;
    let baseUrl: string;
    let answer: (request: IncomingMessage, response: ServerResponse, nth: number) => void;
    const seen: IncomingMessage[] = [];

    beforeAll(async () => {
      server = createServer((request, response) => {
        seen.push(request);
        request.resume().on('end', () => {
          answer(request, response, seen.length);
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/regain`;
    });

    beforeEach(() => {
      seen.length = 0;
    });

    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    const json = (response: ServerResponse, status: number, body: object, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    };
    const ask = { purpose: 'recover', channel: 'sms', username: 'demo' } as const;

    it('repeats a POST with its idempotency key after the seconds that Retry-After asks for', async () => {
      answer = (_request, response, nth) => {
        if (nth < 3) json(response, 503, {}, { 'retry-after': '0' });
        else json(response, 202, { id: 'third' });
      };
      expect(await client.createRegainClient({ baseUrl }).createChallenge(ask)).toEqual({ id: 'third' });
      const keys = seen.map(({ headers }) => headers['idempotency-key']);
      expect(new Set(keys).size).toBe(1);
      expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
      expect(seen[0]?.url).toBe('/regain/v1/challenges');
    });

    it('repeats what was not answered, and gives up after the tries that it is given', async () => {
      answer = (request) => {
        request.socket.destroy();
      };
      const regain = client.createRegainClient({ baseUrl, retry: { tries: 2 } });
      await expect(regain.createChallenge(ask, { idempotencyKey: 'a key of the program' })).rejects.toThrow();
      expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(seen.map(() => 'a key of the program'));
      expect(seen).toHaveLength(2);
    });

    it('never repeats a check of a code', async () => {
      answer = (_request, response) => {
        json(response, 429, { title: 'wait', status: 429, type: 'about:blank', retryAfter: 0 }, { 'retry-after': '0' });
      };
      const refused = client.createRegainClient({ baseUrl }).verifyChallenge({ id: 'an-id', code: '123456' });
      await expect(refused).rejects.toMatchObject({ status: 429, retryAfter: 0 });
      expect(seen.map(({ url }) => url)).toEqual(['/regain/v1/challenges/an-id/verify']);
    });

    it('returns an answer that asks for more patience than it has', async () => {
      answer = (_request, response) => {
        json(response, 429, { title: 'wait', status: 429, type: 'about:blank' }, { 'retry-after': '60' });
      };
      await expect(client.createRegainClient({ baseUrl }).createChallenge(ask)).rejects.toMatchObject({ status: 429 });
      expect(seen).toHaveLength(1);
    });

    it('stops waiting when it is aborted', async () => {
      const controller = new AbortController();
      answer = (_request, response) => {
        json(response, 503, {}, { 'retry-after': '9' });
        setImmediate(() => {
          controller.abort();
        });
      };
      const aborted = client.createRegainClient({ baseUrl }).getPasswordPolicy({ signal: controller.signal });
      await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
      expect(seen).toHaveLength(1);
    });

    it('sends the client application, and its secret unless a session is named', async () => {
      answer = (_request, response) => {
        json(response, 200, {});
      };
      const regain = client.createRegainClient({ baseUrl, clientId: 'shop', clientSecret: 'of the shop' });
      await regain.getPasswordPolicy();
      await regain.getMyAccount({ token: 'of a session' });
      expect(seen.map(({ headers }) => [headers['x-client-id'], headers.authorization])).toEqual([
        ['shop', 'Bearer of the shop'],
        ['shop', 'Bearer of a session'],
      ]);
    });
  });
});
