import { CountedRandom } from '../../../test/doubles/counted-random';
import { FixedClock } from '../../../test/doubles/fixed-clock';
import { InMemoryClientDirectory } from '../../../test/doubles/in-memory-client.directory';
import { InMemoryNonceStore } from '../../../test/doubles/in-memory-nonce.store';
import { PlainKeyRing } from '../../../test/doubles/plain-key-ring';
import { SignKeys } from '../../clients';
import { Secret } from '../../common';
import { requestSignature } from './request-signature';
import { type SignaturePolicy, SignatureVerifier, type SignedRequest } from './signature-verifier';

const KEY = new Secret('key of the default app');
const NOW = Date.parse('2026-11-21T12:00:00Z');
const strict: SignaturePolicy = { app: 'default', sign: 'verify', replay: 'strict' };

function signed(over: Partial<SignedRequest> = {}, key = KEY): SignedRequest {
  const fields = { terminal: 1, timestamp: '20261121120000', random: 12345, body: { code: '1' }, ...over };
  return { sign: requestSignature(key, fields), ...fields };
}

describe('signed requests', () => {
  let clock: FixedClock;
  let nonces: InMemoryNonceStore;
  let signatures: SignatureVerifier;

  beforeEach(async () => {
    clock = new FixedClock(NOW);
    nonces = new InMemoryNonceStore();
    const ring = new PlainKeyRing();
    const apps = new InMemoryClientDirectory();
    const signKey = ring.seal('app-secret', 'key of the shop');
    await apps.add({ id: 'shop', name: 'shop', sid: '', signKey });
    const options = { defaultSignKey: KEY.reveal(), developmentSecret: undefined, returnUrls: new Map() };
    const keys = new SignKeys(apps, ring, options, new CountedRandom());
    signatures = new SignatureVerifier(keys, nonces, clock);
  });

  const reasonOf = async (request: SignedRequest, policy: SignaturePolicy = strict): Promise<string> => {
    const verified = await signatures.verify(policy, request);
    return verified.ok ? 'accepted' : verified.refusal.reason;
  };

  it('are accepted with the key of their app', async () => {
    expect(await reasonOf(signed())).toBe('accepted');
    expect(await reasonOf(signed({}, new Secret('key of the shop')), { ...strict, app: 'shop' })).toBe('accepted');
  });

  it('are refused with the key of another app, or for an app that is not there', async () => {
    expect(await reasonOf(signed(), { ...strict, app: 'shop' })).toBe('signature-wrong');
    expect(await reasonOf(signed(), { ...strict, app: 'nobody' })).toBe('signature-wrong');
  });

  it.each<[string, Partial<SignedRequest>]>([
    ['another random number', { random: 12346 }],
    ['another terminal', { terminal: 0 }],
    ['another time inside the window', { timestamp: '20261121120001' }],
    ['no signature', { sign: '' }],
    ['half a signature', { sign: signed().sign.slice(0, 32) }],
    ['the signature in capitals', { sign: signed().sign.toUpperCase() }],
  ])('are refused with %s', async (_what, over) => {
    expect(await reasonOf({ ...signed(), ...over })).toBe('signature-wrong');
    expect(await reasonOf(signed())).toBe('accepted');
  });

  it.each([
    [-300_000, 'accepted'],
    [300_000, 'accepted'],
    [-301_000, 'request-expired'],
    [301_000, 'request-expired'],
  ])('are weighed %i ms from their time: %s', async (distance, answer) => {
    clock.advance(distance);
    expect(await reasonOf(signed())).toBe(answer);
  });

  it('are too old when their time cannot be read', async () => {
    expect(await reasonOf(signed({ timestamp: 'noon' }))).toBe('request-expired');
  });

  it('are unsigned rather than too old when they have neither a signature nor a time', async () => {
    expect(await reasonOf({ ...signed(), sign: '', timestamp: '' })).toBe('signature-wrong');
  });

  it('are remembered for ten minutes from their time, which is longer than they are accepted', async () => {
    clock.advance(-200_000);
    await reasonOf(signed());
    expect(nonces.untils).toEqual([NOW + 600_000]);
  });

  it('are accepted once', async () => {
    expect(await reasonOf(signed())).toBe('accepted');
    expect(await reasonOf(signed({ body: { code: '2' } }))).toBe('request-replayed');
    expect(await reasonOf(signed({ random: 12346 }))).toBe('accepted');
  });

  it('are accepted once with each body where the policy says so', async () => {
    const policy: SignaturePolicy = { ...strict, replay: 'body' };
    expect(await reasonOf(signed(), policy)).toBe('accepted');
    expect(await reasonOf(signed({ body: { code: '2' } }), policy)).toBe('accepted');
    expect(await reasonOf(signed(), policy)).toBe('request-replayed');
  });

  it('are accepted again where the policy lets replays pass, and unsigned where it does not ask', async () => {
    for (let times = 0; times < 2; times++) {
      expect(await reasonOf(signed(), { ...strict, replay: 'off' })).toBe('accepted');
      expect(await reasonOf({ ...signed(), sign: '', timestamp: '' }, { ...strict, sign: 'off' })).toBe('accepted');
    }
  });

  it('leave nothing behind when they are refused', async () => {
    await reasonOf({ ...signed(), random: 1 });
    expect(nonces.size).toBe(0);
  });
});
