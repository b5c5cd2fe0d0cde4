import { verifyApi } from '../../src/dialects/verify/verify.docs';
import { KEY } from '../reply-cases/member/client';
import type { TestAccount } from '../support/accounts';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { describeWith, MonoPrograms, runClient } from '../support/real-client';
import { useFixture } from '../support/use-fixture';

const NEW_PASSWORD = 'Regained2';

/** Journeys of programs in other languages: send a code, read it from the inbox, check it, set a new password. */
describe('clients in other languages', () => {
  const fixture = useFixture(() => ApiHarness.open('sqlite'));

  /** Runs a program with an account of its own, whose password it changes. Returns its lines. */
  const resets = async (run: readonly [string, ...string[]], traits: Partial<TestAccount> = {}): Promise<string[]> => {
    const api = fixture();
    const { username, phone, password } = await api.newAccount(traits);
    const lines = await runClient(...run, api.client.baseUrl, username, phone, NEW_PASSWORD, KEY, CAPTCHA);
    expect(await api.canSignIn(username, NEW_PASSWORD)).toBe(true);
    expect(await api.canSignIn(username, password)).toBe(false);
    return lines.trim().split('\n');
  };

  describeWith(['curl'], 'curl', () => {
    it('resets a password over systems: JSON as a form, with a mark, chunked', async () => {
      expect(await resets(['sh', 'curl/systems.sh'])).toHaveLength(3);
    });
  });

  describeWith(['python3'], 'Python', () => {
    it('resets a password over systems by http.client', async () => {
      expect(await resets(['python3', 'python/systems.py'])).toHaveLength(3);
    });

    it('resets a password over pcuser by urllib', async () => {
      expect(await resets(['python3', 'python/pcuser.py'])).toHaveLength(4);
    });

    it('verifies a number over verify by urllib, as the documented lines of curl do', async () => {
      const { username, password, parameters = [] } = { ...verifyApi.basic, parameters: verifyApi.parameters };
      const service = parameters.find(({ name }) => name === 'service')?.example ?? '';
      const { baseUrl } = fixture().client;
      const phone = fixture().freePhone();
      const login = [username ?? '', password ?? ''] as const;
      expect(await runClient('python3', 'python/verify.py', baseUrl, ...login, service, phone)).toBe('approved\n');
    });
  });

  describeWith(['php'], 'PHP', () => {
    it('resets a password over systems by curl', async () => {
      expect(await resets(['php', 'php/systems.php'])).toHaveLength(3);
    });

    it('resets a password over smssend by curl: a form, multipart', async () => {
      expect(await resets(['php', 'php/smssend.php'])).toHaveLength(3);
    });

    it('resets a password over pcuser by file_get_contents', async () => {
      expect(await resets(['php', 'php/pcuser.php'])).toHaveLength(4);
    });
  });

  describeWith(['mono', 'mcs'], '.NET', () => {
    const programs = new MonoPrograms();
    afterAll(() => {
      programs.close();
    });

    it('resets a password over member by HttpWebRequest and WebClient: signed XML, UTF-16', async () => {
      const program = await programs.compile('member', 'Inbox.cs', 'MemberContracts.cs', 'Member.cs');
      expect(await resets(['mono', program])).toEqual(['1 验证码已发送 sent', '1 成功', '1 成功']);
    });

    it('resets a password over gps by HttpClient: XML, JSON in chunks, a form', async () => {
      const program = await programs.compile('gps', 'Inbox.cs', 'GpsContracts.cs', 'Gps.cs');
      expect(await resets(['mono', program])).toHaveLength(3);
    });
  });

  describeWith(['java'], 'Java', () => {
    it('resets a password over member by HttpURLConnection: signed forms and JSON', async () => {
      expect(await resets(['java', 'java/MemberByUrlConnection.java'])).toHaveLength(3);
    });

    it('resets a password over gps by java.net.http, which offers HTTP/2', async () => {
      expect(await resets(['java', 'java/GpsByHttpClient.java'])).toHaveLength(3);
    });
  });
});
