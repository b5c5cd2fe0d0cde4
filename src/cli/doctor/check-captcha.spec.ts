import { load } from '../../../test/support/config-issues';
import { type VendorAnswer, VendorServer } from '../../../test/support/vendor-server';
import { checkCaptcha } from './check-captcha';
import { line } from './finding';

const said = (body: object): VendorAnswer => ({ status: 200, body: JSON.stringify(body) });

describe('the doctor on captchas', () => {
  let vendor: VendorServer | undefined;

  afterEach(async () => {
    await vendor?.close();
    vendor = undefined;
  });

  const check = async (answer: VendorAnswer, probe = true): Promise<string> => {
    vendor = await VendorServer.open(() => answer);
    const env = { CAPTCHA: 'image,hcaptcha', HCAPTCHA_SECRET: 'canary', HCAPTCHA_ENDPOINT: vendor.url };
    return line(await checkCaptcha(load(env).proofs, probe));
  };

  it('names what is accepted', async () => {
    expect(line(await checkCaptcha(load({ CAPTCHA: 'altcha,image' }).proofs, true))).toMatch(
      /^ok +captcha +image, altcha$/,
    );
  });

  it('calls no vendor without being asked to', async () => {
    expect(await check('hang up', false)).toMatch(
      /^ok +captcha +image, hcaptcha; 127\.0\.0\.1:\d+, not tried: .*--probe/,
    );
    expect(vendor?.calls).toEqual([]);
  });

  it.each<[string, VendorAnswer, RegExp]>([
    ['takes the secret', said({ success: false, 'error-codes': ['invalid-input-response'] }), /^ok .*takes HCAPTCHA_S/],
    [
      'does not know it',
      said({ success: false, 'error-codes': ['invalid-input-secret'] }),
      /^FAIL .*: check HCAPTCHA_S/,
    ],
    [
      'knows it as one for tests',
      said({ success: true, hostname: 'localhost' }),
      /^FAIL .*none for tests as HCAPTCHA_S/,
    ],
    ['cannot answer', { status: 502, body: 'canary' }, /^FAIL .*\(http 502\): .*firewall/],
    ['is not reached', 'hang up', /^FAIL .*\(ECONNRESET\): .*firewall/],
  ])('says of a vendor that it %s', async (_what, answer, expected) => {
    const found = await check(answer);
    expect(found).toMatch(expected);
    expect(found).not.toContain('canary');
  });
});
