import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEMO_ACCOUNTS } from '../../src/demo';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { printedCalls } from '../support/printed-calls';
import { DEVELOPMENT } from '../support/test-environment';

const runFile = promisify(execFile);

const SIX_RUNS_MS = 180_000;

/** Lines of a document's shell blocks, with the address of the server under test. */
function commandsOf(file: string, baseUrl: string): string {
  const text = readFileSync(join(__dirname, '../..', file), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
  return blocks.join('\n').replaceAll(/(?:http:\/\/)?localhost:3000/g, baseUrl);
}

describe('commands of the documents', () => {
  let api: ApiHarness;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'regain-try-it-'));
    api = await ApiHarness.open('sqlite', { env: DEVELOPMENT });
  });

  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Output of a script in a POSIX shell, in an empty folder; it ends at the first command that fails. */
  const shell = async (script: string): Promise<string> =>
    (await runFile('sh', ['-e', '-c', script], { cwd: folder })).stdout;

  const signIns = (passwords: readonly string[]): Promise<readonly boolean[]> =>
    Promise.all(passwords.map((password, index) => api.canSignIn(DEMO_ACCOUNTS[index]?.username ?? '', password)));

  it(
    'of docs/try-it.md work at once, one after the other, again and again',
    async () => {
      const script = commandsOf('docs/try-it.md', api.client.baseUrl).replace('PICTURE', CAPTCHA);
      for (let run = 0; run < 6; run++) {
        const answers = await shell(script);
        expect(answers).toContain('"msg":2006');
        expect(answers).toContain('"status":"approved"');
        expect(answers).not.toMatch(/too|频繁|次数/);
      }
      expect(await signIns(['Regained1', 'Regained2', 'Regained3', 'Regained5', 'Regained4', 'Regained6'])).toEqual(
        DEMO_ACCOUNTS.map(() => true),
      );
      expect(api.log.answers.filter(({ limit }) => limit !== undefined)).toEqual([]);
    },
    SIX_RUNS_MS,
  );

  it('of README.md recover the account by what a person puts in place of CODE and TICKET', async () => {
    const [send = '', verify = '', change = ''] = commandsOf('README.md', api.client.baseUrl)
      .split('\n')
      .filter((line) => line.startsWith('curl '));
    expect(await shell(send)).toContain('"msg":2006');
    const verified = await shell(verify.replace('CODE', await api.code('+8613800138000')));
    const { info } = JSON.parse(verified) as { readonly info: string };
    expect(JSON.parse(await shell(change.replace('TICKET', info)))).toMatchObject({ msg: 2006 });
  });

  it('of the landing page bring a code over /v1 as they are printed, again and again', async () => {
    const script = printedCalls((await api.client.get('/')).text).replaceAll(
      'http://localhost:3000',
      api.client.baseUrl,
    );
    expect(script.split('\n')).toHaveLength(3);

    for (let run = 0; run < 2; run++) expect(JSON.parse(await shell(script))).toHaveProperty('ticket');
  });
});
