import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { VendorServer, type VendorAnswer } from '../../../test/support/vendor-server';
import { post } from './post';

const call = { headers: {}, body: 'text' };

describe('post', () => {
  let vendor: VendorServer | undefined;
  const open = async (answer: VendorAnswer) => (vendor = await VendorServer.open(() => answer));

  afterEach(() => vendor?.close());

  it('hands out status, headers and text of an answer', async () => {
    const { url } = await open({ status: 429, headers: { 'Retry-After': '7', 'Set-Cookie': 'a=b' }, body: 'grüezi' });
    const posted = await post({ ...call, url, signal: AbortSignal.timeout(5_000) });
    expect(posted).toMatchObject({ isAnswered: true, status: 429, text: 'grüezi' });
    expect(posted.isAnswered && posted.headers.get('retry-after')).toBe('7');
  });

  it('reads no more of an answer than any vendor says', async () => {
    const { url } = await open({ status: 200, body: 'x'.repeat(1_000_000) });
    const posted = await post({ ...call, url, signal: AbortSignal.timeout(5_000) });
    expect(posted.isAnswered && posted.text).toBe('x'.repeat(65_536));
  });

  it('takes the status of an answer that breaks off, and no text', async () => {
    const { url } = await open({ status: 200, headers: { 'Content-Length': '10' }, body: 'x' });
    const posted = await post({ ...call, url, signal: AbortSignal.timeout(200) });
    expect(posted).toMatchObject({ isAnswered: true, status: 200, text: '' });
  });

  it('leaves a message that was never sent to the next provider, and one that may have been to nobody', async () => {
    const mute = createServer();
    await once(mute.listen(0, '127.0.0.1'), 'listening');
    const unreached = `https://127.0.0.1:${(mute.address() as AddressInfo).port}/`;
    const { url: silent } = await open('silence');
    const outcome = async (url: string) => {
      const posted = await post({ ...call, url, signal: AbortSignal.timeout(200) });
      return posted.isAnswered || posted.outcome;
    };
    expect(await outcome(unreached)).toEqual({ result: 'failed', why: 'timeout' });
    expect(await outcome(silent)).toEqual({ result: 'unknown', why: 'timeout' });
    mute.close();
  });
});
