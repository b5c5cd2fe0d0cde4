import { createHmac } from 'node:crypto';
import { type VendorAnswer, type VendorCall, VendorServer } from './vendor-server';

/** A receiver of webhooks on this machine that keeps what it is sent. */
export class WebhookSink {
  private constructor(private readonly server: VendorServer) {}

  /** `answer` is asked with the number of the call, counted from 1. */
  static async open(answer: (call: number) => VendorAnswer = () => ({ status: 204 })): Promise<WebhookSink> {
    return new WebhookSink(await VendorServer.open((_call, count) => answer(count)));
  }

  get calls(): readonly VendorCall[] {
    return this.server.calls;
  }

  get url(): string {
    return `${this.server.url}/messages`;
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

/** Verifies a call as a receiver must: computes the signature of the received body by its own means. */
export function isSignedBy(secret: string, { headers, body }: Pick<VendorCall, 'headers' | 'body'>): boolean {
  const timestamp = String(headers['x-regain-timestamp']);
  const digest = createHmac('sha256', secret).update(timestamp).update('.').update(body).digest('hex');
  return /^\d{10}$/.test(timestamp) && headers['x-regain-signature'] === `v1=${digest}`;
}
