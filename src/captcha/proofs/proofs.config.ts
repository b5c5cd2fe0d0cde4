import {
  baseUrl,
  commaSeparated,
  type ConfigRule,
  defineConfig,
  type EnvParser,
  secret,
  Unreadable,
  Variable,
  wholeNumber,
} from '../../config';
import { type ProxySettings, toProxySettings } from '../../http';
import { HCAPTCHA, type SiteverifyOptions, type SiteverifyVendor, TURNSTILE } from './siteverify-vendors';

/** Kinds of texts that a captcha field may carry. */
const CAPTCHAS = ['image', 'altcha', 'turnstile', 'hcaptcha'] as const;
export type CaptchaName = (typeof CAPTCHAS)[number];

const captchaNames: EnvParser<readonly CaptchaName[]> = (given) => {
  const named = commaSeparated(given);
  const found = CAPTCHAS.filter((name) => named.includes(name));
  const isKnown = found.length > 0 && found.length === named.length;
  return isKnown ? found : new Unreadable(`must be a list out of ${CAPTCHAS.join(', ')}`);
};

/** Rounds of PBKDF2 for each key of a proof of work: about a millisecond of a computer, five of an old phone. */
const STANDARD_COST = 5_000;

class ProofVariables {
  @Variable(captchaNames) readonly CAPTCHA: readonly CaptchaName[] = ['image'];
  @Variable(wholeNumber(1, 1_000_000)) readonly ALTCHA_COST: number = STANDARD_COST;
  @Variable(secret) readonly TURNSTILE_SECRET?: string;
  @Variable(baseUrl) readonly TURNSTILE_ENDPOINT?: string;
  @Variable(secret) readonly HCAPTCHA_SECRET?: string;
  @Variable(baseUrl) readonly HCAPTCHA_ENDPOINT?: string;
}

/** Options of the proofs that clients may bring in place of the answer to a picture. */
export class ProofOptions {
  /** Kinds of texts that captcha fields may carry. */
  readonly accepted: readonly CaptchaName[];
  /** Rounds of PBKDF2 for each key of a proof of work. */
  readonly altchaCost: number;
  /** Vendor of the widget whose tokens are accepted, if any. */
  readonly siteverify?: SiteverifyOptions | undefined;
  /** Host names of pages from which a widget's token may come: those of the public URL and of CORS_ORIGINS. */
  readonly hostnames: readonly string[];
  readonly proxies: ProxySettings;
}

const secretOf = (
  name: 'turnstile' | 'hcaptcha',
  variable: 'TURNSTILE_SECRET' | 'HCAPTCHA_SECRET',
): ConfigRule<ProofVariables> => ({
  reads: [variable, 'CAPTCHA'],
  rule: `must be given when CAPTCHA names ${name}`,
  isBroken: (env) => env.CAPTCHA.includes(name) && env[variable] === undefined,
});

const encrypted = (variable: 'TURNSTILE_ENDPOINT' | 'HCAPTCHA_ENDPOINT'): ConfigRule<ProofVariables> => ({
  reads: [variable],
  rule: 'must begin with https:// in production: the secret travels there',
  isBroken: (env) => env[variable]?.startsWith('http://') === true,
});

export const proofsConfig = defineConfig({
  variables: ProofVariables,
  options: ProofOptions,
  rules: [
    secretOf('turnstile', 'TURNSTILE_SECRET'),
    secretOf('hcaptcha', 'HCAPTCHA_SECRET'),
    {
      reads: ['CAPTCHA'],
      rule: 'may name turnstile or hcaptcha, not both: a token does not tell whose it is',
      isBroken: (env) => env.CAPTCHA.includes('turnstile') && env.CAPTCHA.includes('hcaptcha'),
    },
  ],
  productionRules: [encrypted('TURNSTILE_ENDPOINT'), encrypted('HCAPTCHA_ENDPOINT')],
  toOptions: (env, { publicUrl, corsOrigins }): ProofOptions => ({
    accepted: env.CAPTCHA,
    altchaCost: env.ALTCHA_COST,
    siteverify: env.CAPTCHA.includes('turnstile')
      ? siteverify(TURNSTILE, env.TURNSTILE_SECRET, env.TURNSTILE_ENDPOINT)
      : env.CAPTCHA.includes('hcaptcha')
        ? siteverify(HCAPTCHA, env.HCAPTCHA_SECRET, env.HCAPTCHA_ENDPOINT)
        : undefined,
    hostnames: [publicUrl, ...corsOrigins].map((url) => new URL(url).hostname),
    proxies: toProxySettings(env),
  }),
  warnings: ({ accepted }) =>
    accepted.includes('image')
      ? []
      : ['CAPTCHA does not name image: client apps that can only show a picture cannot answer it'],
});

const siteverify = (vendor: SiteverifyVendor, key = '', endpoint = vendor.endpoint): SiteverifyOptions => ({
  vendor,
  secret: key,
  endpoint,
});
