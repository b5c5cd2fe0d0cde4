import { type HttpCall, type HttpResponse, OutboundHttp, type ProxySettings, type Unanswered } from '../../http';
import type { Channel, DeliveryOutcome } from './channel';

/** Response of a vendor or, when there is none, the outcome for the message. */
export type PostResult = HttpResponse | { readonly isAnswered: false; readonly outcome: DeliveryOutcome };

export interface HttpClientOptions {
  readonly proxies?: ProxySettings;
  /** Names of vendors whose request is repeated after a reset, though they do not deduplicate. */
  readonly retryOnReset?: readonly string[];
}

/** HTTP client of all vendors. */
export class HttpClient {
  private readonly http: OutboundHttp;
  private readonly retryOnReset: ReadonlySet<string>;

  constructor({ proxies = {}, retryOnReset = [] }: HttpClientOptions = {}) {
    this.http = new OutboundHttp(proxies);
    this.retryOnReset = new Set(retryOnReset);
  }

  /**
   * Sends a POST request and reads the response, as {@link OutboundHttp.post}. It is repeated if the vendor deduplicates, or
   * RETRY_ON_RESET names it. Never rejects.
   */
  async post(call: HttpCall, vendor: Pick<Channel, 'name' | 'deduplicates'>): Promise<PostResult> {
    const posted = await this.http.post(call, vendor.deduplicates || this.retryOnReset.has(vendor.name));
    return posted.isAnswered ? posted : { isAnswered: false, outcome: outcomeWithoutAnswer(posted) };
  }
}

/** Outcome for a message without a response: `unknown` if the request was sent, because it may have been processed. */
function outcomeWithoutAnswer({ isHandedOver, code }: Unanswered): DeliveryOutcome {
  return { result: isHandedOver ? 'unknown' : 'failed', why: code === 'timeout' ? code : `http ${code}` };
}
