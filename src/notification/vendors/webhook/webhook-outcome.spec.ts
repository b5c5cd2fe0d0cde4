import { webhookOutcome } from './webhook-outcome';

describe('webhookOutcome', () => {
  const outcome = (status: number, headers: Record<string, string> = {}) =>
    webhookOutcome(status, new Headers(headers));

  it.each([200, 201, 202, 204, 299])('takes %i for acceptance', (status) => {
    expect(outcome(status)).toEqual({ result: 'accepted' });
  });

  it.each([400, 410, 413, 415, 422])('takes %i for a refusal of the message, for good', (status) => {
    expect(outcome(status)).toEqual({ result: 'refused', why: `http ${status}` });
  });

  it.each([409, 423, 425])('takes %i for something that lies in this message and may pass', (status) => {
    expect(outcome(status)).toEqual({ result: 'deferred', why: `http ${status}` });
  });

  it.each([301, 307, 401, 403, 404, 408, 500, 502, 503, 504])('takes %i for a failure that may pass', (status) => {
    expect(outcome(status)).toEqual({ result: 'failed', why: `http ${status}` });
  });

  it.each([
    ['7', 7],
    ['0', 0],
    ['soon', 5],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 5],
  ])('lets a receiver that says 429 and Retry-After %s rest', (given, retryAfterSeconds) => {
    expect(outcome(429, { 'retry-after': given })).toEqual({ result: 'busy', why: 'http 429', retryAfterSeconds });
  });

  it('lets a receiver that says 429 and nothing else rest a little', () => {
    expect(outcome(429)).toMatchObject({ retryAfterSeconds: 5 });
  });
});
