import { httpOutcome } from './http-outcome';

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
    [{}, 5],
  ])('lets a vendor rest that says 429 and %j', (headers, retryAfterSeconds) => {
    expect(outcome(429, headers)).toEqual({ result: 'busy', why: 'http 429', retryAfterSeconds });
  });
});
