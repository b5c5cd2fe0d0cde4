import { type VendorAnswer, type VendorCall, VendorServer } from '../../../test/support/vendor-server';
import { readWebhookSecret, verifyWebhook } from '../../common';
import { checkAccountsServices } from './check-accounts-services';
import type { Finding } from './finding';

const EMPTY: VendorAnswer = { status: 200, body: '{"accounts":[]}' };
const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const key = readWebhookSecret(SECRET);

describe('the check of services of accounts', () => {
  const check = async (url: string): Promise<readonly Finding[]> => {
    const source = { kind: 'service', url, secret: SECRET, timeoutMs: 500 } as const;
    return checkAccountsServices(new Map([['shop', source]]), {});
  };
  const checkAnswer = async (
    answer: VendorAnswer | ((call: VendorCall) => VendorAnswer),
  ): Promise<readonly Finding[]> => {
    const server = await VendorServer.open((call) => (typeof answer === 'function' ? answer(call) : answer));
    try {
      return await check(`${server.url}/regain`);
    } finally {
      await server.close();
    }
  };

  it('is content with a service that answers an empty list, and refuses a wrong signature', async () => {
    const verify = ({ headers, body }: VendorCall) =>
      key && verifyWebhook(key, headers, body, Date.now()) === 'valid' ? EMPTY : { status: 401 };
    expect(await checkAnswer(verify)).toMatchObject([{ what: expect.stringContaining('answers for shop') as string }]);
    expect((await checkAnswer(verify))[0]?.advice).toBeUndefined();
  });

  it('warns of a service that does not verify signatures', async () => {
    expect((await checkAnswer(EMPTY))[0]?.advice).toContain('verify webhook-signature');
  });

  const problems: readonly (readonly [what: string, answer: VendorAnswer, advice: string])[] = [
    ['a refused signature', { status: 401 }, 'secret on both sides'],
    ['a redirect', { status: 308, headers: { location: '/' } }, 'redirects are not followed'],
    ['a path without calls', { status: 404 }, 'nothing takes a POST'],
    ['another answer', { status: 200, body: '[]' }, 'accounts-service.openapi.json'],
    ['no answer', 'silence', 'timeoutMs'],
    ['a failure', { status: 500 }, 'log of the service'],
  ];

  it.each(problems)('tells %s from others', async (_, answer, advice) => {
    const [finding] = await checkAnswer(answer);
    expect(finding?.advice).toContain(advice);
  });

  it('tells an unknown host and a closed port from others', async () => {
    expect((await check('http://regain.invalid/regain'))[0]?.advice).toContain('cannot be resolved');
    expect((await check('http://127.0.0.1:1/regain'))[0]?.advice).toContain('nothing listens there');
    expect(await checkAccountsServices(new Map(), {})).toEqual([]);
  });
});
