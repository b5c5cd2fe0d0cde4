import { codeLabel, httpOutcome } from './http-outcome';

describe('httpOutcome', () => {
  const outcome = (status: number, headers = {}) => httpOutcome({ status, headers: new Headers(headers) });

  it.each([400, 406, 409, 410, 422, 425, 451])('takes %i for a no to one message', (status) => {
    expect(outcome(status)).toEqual({ result: 'deferred', why: `http ${status}` });
  });

  it.each([301, 307, 401, 402, 403, 404, 408, 500, 502, 503, 599])('takes %i for a no to everybody', (status) => {
    expect(outcome(status)).toEqual({ result: 'failed', why: `http ${status}` });
  });

  it.each([200, 201, 202, 204, 504])('does not know what became of a message after %i', (status) => {
    expect(outcome(status)).toEqual({ result: 'unknown', why: `http ${status}` });
  });

  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': '86400' }, 60],
    [{ 'retry-after': '999999999' }, 60],
    [{ 'retry-after': 'soon' }, 5],
    [{ 'retry-after': 'Thu, 26 Nov 2026 12:00:09 GMT', date: 'Thu, 26 Nov 2026 12:00:00 GMT' }, 9],
    [{ 'retry-after': 'Thu, 26 Nov 2026 13:00:00 GMT', date: 'Thu, 26 Nov 2026 12:00:00 GMT' }, 60],
    [{ 'retry-after': 'Thu, 26 Nov 2026 11:00:00 GMT', date: 'Thu, 26 Nov 2026 12:00:00 GMT' }, 0],
    [{ 'retry-after': 'Thu, 26 Nov 2026 12:00:09 GMT' }, 5],
    [{}, 5],
  ])('lets a vendor rest that says 429 and %j', (headers, retryAfterSeconds) => {
    expect(outcome(429, headers)).toEqual({ result: 'busy', why: 'http 429', retryAfterSeconds });
  });
});

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

  it.each(['135791', 'isv.WRONG_135791', '135-791', 'code:01234567', 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg'])(
    'shows nothing that may be a code or a token of ours: %j',
    (code) => {
      expect(codeLabel(code)).toBe('other');
    },
  );
});
