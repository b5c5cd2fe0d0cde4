import { tencent } from './tencent.vendor';
import { TencentReceipts } from './tencent.receipts';

const report = {
  ...{ user_receive_time: '2026-01-02 11:04:07', nationcode: '86', mobile: '13812341234' },
  ...{ report_status: 'SUCCESS', errmsg: 'DELIVRD', description: '用户短信送达成功', sid: '5000:10457' },
};

const call = (content: unknown, query = '?token=told-once') => ({
  ...{ method: 'POST', headers: {}, url: `https://id.example.com/v1/receipts/tencent${query}` },
  body: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

describe('TencentReceipts', () => {
  const reader = new TencentReceipts('told-once');

  it('reads a batch and answers as the vendor wants it', () => {
    const failed = { ...report, sid: '5000:10458', report_status: 'FAIL', errmsg: '-106' };
    expect(reader.read(call([report, failed, { ...report, ext: 'row-3' }]))).toEqual({
      result: 'read',
      receipts: [
        { message: { vendorMessageId: '5000:10457' }, status: 'delivered' },
        { message: { vendorMessageId: '5000:10458' }, status: 'failed', why: '-106' },
        { message: { id: 'row-3' }, status: 'delivered' },
      ],
      answer: { status: 200, mediaType: 'application/json', content: '{"result":0,"errmsg":"OK"}' },
    });
  });

  it.each(['', '?token=', '?token=another', '?TOKEN=told-once'])('believes nobody who calls with %j', (query) => {
    expect(reader.read(call([report], query))).toEqual({ result: 'forged' });
  });

  it.each([
    '',
    '{}',
    '[1]',
    '[{"sid":"5000:1"}]',
    '[{"report_status":"SUCCESS"}]',
    '[{"sid":"1","report_status":"?"}]',
  ])('cannot read %j', (body) => {
    expect(reader.read(call(body))).toEqual({ result: 'unreadable' });
  });

  it('takes what it can read of a batch, which would come again as a whole', () => {
    expect(reader.read(call([1, report, { sid: '5000:1' }]))).toMatchObject({
      ...{ result: 'read', receipts: [{ message: { vendorMessageId: '5000:10457' }, status: 'delivered' }] },
    });
  });

  it('is there only where a token is', () => {
    const ports = {} as Parameters<typeof tencent.create>[1];
    const options = { secretId: '', secretKey: '', templates: {} } as unknown as Parameters<typeof tencent.create>[0];
    expect(tencent.create(options, ports).receipts).toBeUndefined();
    expect(tencent.create({ ...options, receiptToken: 'told-once' }, ports).receipts).toBeInstanceOf(TencentReceipts);
  });
});
