import { type ProofOptions, Siteverify } from '../../captcha';
import { bad, type Finding, fine } from './finding';

/** Text that is no token of any widget. */
const WRONG_TOKEN = 'no-token-but-a-question-of-doctor';

/** Check of what captcha fields may carry; `probe` asks the vendor of the widget about a wrong token. */
export async function checkCaptcha(
  { accepted, siteverify, proxies }: Pick<ProofOptions, 'accepted' | 'siteverify' | 'proxies'>,
  probe: boolean,
): Promise<Finding> {
  const names = accepted.join(', ');
  if (!siteverify) return fine('captcha', names);
  const { vendor, endpoint } = siteverify;
  const { host } = new URL(endpoint);
  if (!probe) return fine('captcha', `${names}; ${host}, not tried: doctor --probe asks it about a wrong token`);
  const verdict = await new Siteverify(siteverify, proxies).ask(WRONG_TOKEN, undefined);
  const variable = `${vendor.name.toUpperCase()}_SECRET`;
  switch (verdict.kind) {
    case 'rejected':
      return fine('captcha', `${names}; ${host} takes ${variable}`);
    case 'passed':
      return bad('captcha', `${host} takes a wrong token`, `give a secret that is none for tests as ${variable}`);
    case 'none':
      return bad('captcha', `${host} verifies no token (${verdict.why})`, adviceOn(verdict.why, variable));
  }
}

const adviceOn = (why: string, variable: string): string =>
  why.includes('secret')
    ? `check ${variable}`
    : 'check the way to it: firewall, HTTPS_PROXY and NO_PROXY; until it answers, tokens are answered 503';
