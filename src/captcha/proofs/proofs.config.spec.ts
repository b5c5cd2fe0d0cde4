import { invalidVariables, load } from '../../../test/support/config-issues';
import { PRODUCTION } from '../../../test/support/production-environment';
import { proofsConfig } from './proofs.config';

describe('CAPTCHA', () => {
  it('accepts pictures alone where nothing is said', () => {
    expect(load().proofs).toMatchObject({ accepted: ['image'], siteverify: undefined });
  });

  it.each(['none', 'image,sound', 'picture', ','])('is refused as "%s"', (given) => {
    expect(invalidVariables({ CAPTCHA: given })).toEqual(['CAPTCHA']);
  });

  it.each(['turnstile', 'hcaptcha'])('wants the secret of %s', (name) => {
    const variable = `${name.toUpperCase()}_SECRET`;
    expect(invalidVariables({ CAPTCHA: `image,${name}` })).toEqual([variable]);
    expect(load({ CAPTCHA: name, [variable]: 'any' }).proofs.siteverify).toMatchObject({
      vendor: { name },
      secret: 'any',
    });
  });

  it('names one vendor of widgets at most', () => {
    const secrets = { TURNSTILE_SECRET: 'one', HCAPTCHA_SECRET: 'other' };
    expect(invalidVariables({ CAPTCHA: 'turnstile,hcaptcha', ...secrets })).toEqual(['CAPTCHA']);
  });

  it.each(['TURNSTILE_ENDPOINT', 'HCAPTCHA_ENDPOINT'])('is asked by https alone in production: %s', (variable) => {
    expect(invalidVariables({ ...PRODUCTION, [variable]: 'http://captcha.example.com' })).toEqual([variable]);
  });

  it('takes tokens from pages of the public URL and of CORS_ORIGINS', () => {
    const env = { PUBLIC_URL: 'https://id.example.com/regain', CORS_ORIGINS: 'https://shop.example.com:8443' };
    expect(load(env).proofs.hostnames).toEqual(['id.example.com', 'shop.example.com']);
  });

  it('warns that pictures are not accepted', () => {
    const warningsOf = (env: NodeJS.ProcessEnv) => {
      const { proofs, service } = load(env);
      return proofsConfig.warnings?.(proofs, service);
    };
    expect(warningsOf({ CAPTCHA: 'altcha' })).toEqual([expect.stringContaining('CAPTCHA does not name image')]);
    expect(warningsOf({ CAPTCHA: 'image,altcha' })).toEqual([]);
  });
});
