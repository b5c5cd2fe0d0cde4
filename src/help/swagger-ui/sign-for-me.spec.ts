import { createContext, runInContext } from 'node:vm';
import { type OutgoingRequest, signForMe, signForMeScript } from './sign-for-me';

const fresh = { time_stamp: '20261121120000', random: 77, sign: 'abc' };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };
const XML_TYPE = { 'Content-Type': 'text/xml' };

describe('signForMe', () => {
  const known = globalThis.fetch;
  const asked: string[] = [];
  let status: number;

  beforeEach(() => {
    asked.length = 0;
    status = 200;
    globalThis.fetch = (input, init) => {
      asked.push(`${init?.method ?? ''} ${input as string}`);
      return Promise.resolve(new Response(JSON.stringify(fresh), { status }));
    };
  });

  afterEach(() => {
    globalThis.fetch = known;
  });

  const signed = async (request: OutgoingRequest): Promise<unknown> => (await signForMe(request, '')).body;

  it('replaces the signature of a JSON sample, and nothing else', async () => {
    const body = JSON.stringify({ username: 'ada', terminal: 1, time_stamp: 'x', random: 6, sign: 'sample string 7' });
    expect(JSON.parse(String(await signed({ headers: JSON_TYPE, body })))).toEqual({
      username: 'ada',
      terminal: 1,
      ...fresh,
    });
    expect(asked).toEqual(['POST /docs/sign?terminal=1']);
  });

  it('fills in an empty signature, and one that is null', async () => {
    for (const sign of ['', null]) {
      const body = JSON.stringify({ time_stamp: null, random: 6, sign });
      expect(JSON.parse(String(await signed({ headers: JSON_TYPE, body })))).toEqual(fresh);
    }
    expect(asked).toEqual(['POST /docs/sign?terminal=', 'POST /docs/sign?terminal=']);
  });

  it('signs forms', async () => {
    const body = 'code=%2B1&terminal=1&time_stamp=&random=5&sign=sample+string+6';
    expect(await signed({ headers: FORM_TYPE, body })).toBe(
      'code=%2B1&terminal=1&time_stamp=20261121120000&random=77&sign=abc',
    );
  });

  it('signs forms that leave out an empty signature, as those of Swagger UI do', async () => {
    expect(await signed({ headers: FORM_TYPE, body: 'terminal=1&time_stamp=x&random=5' })).toBe(
      'terminal=1&time_stamp=20261121120000&random=77&sign=abc',
    );
  });

  it('signs XML where it stands, by the name of the terminal', async () => {
    const body =
      '<R xmlns="a">\n  <random xmlns="b">6</random>\n  <sign xmlns="b">sample string 7</sign>\n' +
      '  <terminal xmlns="b">WEBPAGEEnum</terminal><time_stamp xmlns="b">x</time_stamp><signature>x</signature></R>';
    expect(await signed({ headers: XML_TYPE, body })).toBe(
      '<R xmlns="a">\n  <random xmlns="b">77</random>\n  <sign xmlns="b">abc</sign>\n' +
        '  <terminal xmlns="b">WEBPAGEEnum</terminal><time_stamp xmlns="b">20261121120000</time_stamp><signature>x</signature></R>',
    );
    expect(asked).toEqual(['POST /docs/sign?terminal=WEBPAGEEnum']);
  });

  it.each<[string, OutgoingRequest]>([
    ['has a signature', { headers: JSON_TYPE, body: '{"time_stamp":"x","random":1,"sign":"0123"}' }],
    ['has no time stamp', { headers: JSON_TYPE, body: '{"sign":"","random":1}' }],
    ['is no JSON', { headers: JSON_TYPE, body: '{"time_stamp":"x","random":1,"sign":""' }],
    ['is not an object', { headers: JSON_TYPE, body: 'null' }],
    ['has no body', { headers: {} }],
    ['is a picture', { headers: {}, body: Buffer.from('') }],
  ])('does not change a request that %s', async (_what, request) => {
    const { body } = request;
    expect(await signed(request)).toBe(body);
    expect(asked).toEqual([]);
  });

  it('does not change a request when the server does not sign', async () => {
    status = 404;
    const body = '{"time_stamp":"x","random":1,"sign":""}';
    expect(await signed({ headers: JSON_TYPE, body })).toBe(body);
  });

  it('runs as a self-contained script', async () => {
    const browser: { signForMe?: (request: OutgoingRequest) => Promise<OutgoingRequest> } = createContext({
      ...{ fetch: globalThis.fetch, URLSearchParams },
    });
    runInContext(signForMeScript('/regain'), browser);
    const body = 'terminal=1&time_stamp=&random=5&sign=';
    expect((await browser.signForMe?.({ headers: FORM_TYPE, body }))?.body).toBe(
      'terminal=1&time_stamp=20261121120000&random=77&sign=abc',
    );
    expect(asked).toEqual(['POST /regain/docs/sign?terminal=1']);
  });
});
