import { codeLabel } from './vendor-codes';

describe('codeLabel', () => {
  it.each(['isv.MOBILE_NUMBER_ILLEGAL', 'MK:0001', '-106', 'DELIVRD', 'FailedOperation.PhoneNumberInBlacklist'])(
    'shows a code: %s',
    (code) => {
      expect(codeLabel(code)).toBe(code);
    },
  );

  it.each(['13812341234', '+8613812341234', '0086-1381234567', 'text of a message', '验证码', '', 'x'.repeat(65)])(
    'shows nothing that may be a number or a text: %j',
    (code) => {
      expect(codeLabel(code)).toBe('other');
    },
  );
});
