import type { Receipt } from '../../receipts/receipt-parser';
import { messageOf, TokenReceipts } from '../token-receipts';
import type { JsonObject } from '../../../http';
import { codeLabel } from '../http-outcome';

const STATUS: ReadonlyMap<unknown, Receipt['status']> = new Map([
  ['SUCCESS', 'delivered'],
  ['FAIL', 'failed'],
]);

/**
 * Parser for the "SMS sending status notification" of Tencent Cloud SMS (batches of `sid`, `report_status`, `errmsg`, …).
 * `ext` is our id, if the vendor has enabled it for the account. Times are ignored because they have no time zone.
 */
export class TencentReceipts extends TokenReceipts {
  protected readonly answer = { status: 200, mediaType: 'application/json', content: '{"result":0,"errmsg":"OK"}' };

  protected readOne({
    report_status: reportedStatus,
    errmsg: code,
    ext: id,
    sid: vendorMessageId,
  }: JsonObject): Receipt | undefined {
    const message = messageOf(id, vendorMessageId);
    const status = STATUS.get(reportedStatus);
    if (!message || !status) return undefined;
    const why = typeof code === 'string' && status === 'failed' ? { why: codeLabel(code) } : {};
    return { message, status, ...why };
  }
}
