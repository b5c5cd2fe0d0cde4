import type { Receipt } from '../../receipts/receipt-parser';
import { messageOf, TokenReceipts } from '../token-receipts';
import type { JsonObject } from '../../../http';
import { codeLabel } from '../http-outcome';

/**
 * Parser for SmsReport, which Alibaba Cloud SMS pushes over HTTP (batches of `phone_number`, `success`, `err_code`,
 * `biz_id`, `out_id`, …). Its times are ignored because they have no time zone.
 */
export class AliyunReceipts extends TokenReceipts {
  protected readonly answer = { status: 200, mediaType: 'application/json', content: '{"code":0,"msg":"OK"}' };

  protected readOne({ success, err_code: code, out_id: id, biz_id: vendorMessageId }: JsonObject): Receipt | undefined {
    const message = messageOf(id, vendorMessageId);
    if (!message || typeof success !== 'boolean') return undefined;
    const why = typeof code === 'string' && !success ? { why: codeLabel(code) } : {};
    return { message, status: success ? 'delivered' : 'failed', ...why };
  }
}
