import { aliyunNumber } from './aliyun-number';

describe('aliyunNumber', () => {
  it.each([
    ['+8613812341234', '13812341234'],
    ['+85251234567', '85251234567'],
    ['+447700900123', '447700900123'],
    ['+12025550123', '12025550123'],
  ])('writes %s as the vendor wants it', (e164, number) => {
    expect(aliyunNumber(e164)).toBe(number);
  });

  it.each(['+13025550123', '+19175550123'])(
    'writes no foreign number that is one of China without its plus: %s',
    (e164) => {
      expect(aliyunNumber(e164)).toBeUndefined();
    },
  );
});
