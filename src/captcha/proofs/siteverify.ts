import { type HttpResponse, type JsonObject, OutboundHttp, parseObject, type ProxySettings } from '../../http';
import type { SiteverifyOptions } from './siteverify-vendors';

/** Time limit of a call in milliseconds; the client waits for it. */
const TIMEOUT_MS = 3_000;

/** Verdict of a vendor about a token, or the reason for which there is none. */
export type Verdict =
  | { readonly kind: 'passed'; readonly hostname: string; readonly action: string }
  | { readonly kind: 'rejected'; readonly codes: readonly string[] }
  | { readonly kind: 'none'; readonly why: string };

/** Error codes about a token. All others are about the secret, the request or the vendor. */
const ABOUT_THE_TOKEN = new Set([
  ...['missing-input-response', 'invalid-input-response', 'timeout-or-duplicate'],
  ...['expired-input-response', 'already-seen-response', 'invalid-or-already-seen-response'],
  ...['missing-remoteip', 'invalid-remoteip'],
]);

/** Client of a vendor's endpoint `siteverify`. */
export class Siteverify {
  private readonly http: OutboundHttp;

  constructor(
    private readonly options: SiteverifyOptions,
    proxies: ProxySettings,
  ) {
    this.http = new OutboundHttp(proxies);
  }

  /** Asks the vendor about a token. Never rejects. */
  async ask(token: string, address: string | undefined): Promise<Verdict> {
    const { secret, endpoint } = this.options;
    const fields = { secret, response: token, ...(address !== undefined && { remoteip: address }) };
    const call = {
      url: `${endpoint}/siteverify`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
    /* A repeated token would be a duplicate if the vendor had read the first. */
    const posted = await this.http.post(call, false);
    return posted.isAnswered ? verdict(posted) : { kind: 'none', why: posted.code };
  }
}

function verdict({ status, text }: HttpResponse): Verdict {
  const answer = parseObject(text);
  if (typeof answer['success'] !== 'boolean') return { kind: 'none', why: `http ${String(status)}` };
  if (answer['success'])
    return { kind: 'passed', hostname: textOf(answer, 'hostname'), action: textOf(answer, 'action') };
  const codes = codesOf(answer);
  const isAboutToken = codes.length > 0 && codes.every((code) => ABOUT_THE_TOKEN.has(code));
  return isAboutToken ? { kind: 'rejected', codes } : { kind: 'none', why: codes.join(' ') || 'no error code' };
}

const textOf = (answer: JsonObject, name: string): string => {
  const value = answer[name];
  return typeof value === 'string' ? value : '';
};

/** Error codes of an answer; what does not look like one becomes `unreadable`, because codes are logged. */
function codesOf({ 'error-codes': given }: JsonObject): readonly string[] {
  const codes: readonly unknown[] = Array.isArray(given) ? given : [];
  return codes.map((code) => (typeof code === 'string' && /^[a-z-]{1,64}$/.test(code) ? code : 'unreadable'));
}
