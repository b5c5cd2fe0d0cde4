import { aliyun } from './aliyun.vendor';
import { AliyunReceipts } from './aliyun.receipts';

const report = {
  ...{ phone_number: '13812341234', send_time: '2026-01-02 11:04:05', report_time: '2026-01-02 11:04:07' },
  ...{ success: true, err_code: 'DELIVERED', err_msg: '用户接收成功', sms_size: '1' },
  ...{ biz_id: '900619746936498440^0', out_id: 'row-1' },
};

const call = (content: unknown, query = '?token=told-once') => ({
  ...{ method: 'POST', headers: {}, url: `https://id.example.com/v1/receipts/aliyun${query}` },
  body: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

describe('AliyunReceipts', () => {
  const reader = new AliyunReceipts('told-once');

  it('reads a batch and answers as the vendor wants it', () => {
    const failed = { ...report, out_id: 'row-2', success: false, err_code: 'MK:0001' };
    const nameless = { ...report, out_id: '' };
    expect(reader.read(call([report, failed, nameless]))).toEqual({
      result: 'read',
      receipts: [
        { message: { id: 'row-1' }, status: 'delivered' },
        { message: { id: 'row-2' }, status: 'failed', why: 'MK:0001' },
        { message: { vendorMessageId: '900619746936498440^0' }, status: 'delivered' },
      ],
      answer: { status: 200, mediaType: 'application/json', content: '{"code":0,"msg":"OK"}' },
    });
  });

  it('keeps no number that stands in the place of a code', () => {
    const reading = reader.read(call([{ ...report, success: false, err_code: '13812341234' }]));
    expect(reading).toMatchObject({ receipts: [{ why: 'other' }] });
  });

  it.each(['', '?token=', '?token=another', '?token=told-once2'])('believes nobody who calls with %j', (query) => {
    expect(reader.read(call([report], query))).toEqual({ result: 'forged' });
  });

  it.each(['', '{}', 'x', '[null]', '[{"out_id":"row-1"}]', '[{"success":true}]'])('cannot read %j', (body) => {
    expect(reader.read(call(body))).toEqual({ result: 'unreadable' });
  });

  it('is there only where a token is', () => {
    const ports = {} as Parameters<typeof aliyun.create>[1];
    const options = { accessKeyId: '', accessKeySecret: '', templates: {} } as unknown as Parameters<
      typeof aliyun.create
    >[0];
    expect(aliyun.create(options, ports).receipts).toBeUndefined();
    expect(aliyun.create({ ...options, receiptToken: 'told-once' }, ports).receipts).toBeInstanceOf(AliyunReceipts);
  });
});
