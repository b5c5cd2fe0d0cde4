import { twilioOutcome } from './twilio-outcome';

const sid = `SM${'0a'.repeat(16)}`;

describe('twilioOutcome', () => {
  const outcome = (status: number, content: unknown, headers = {}) =>
    twilioOutcome({ isAnswered: true, status, headers: new Headers(headers), text: JSON.stringify(content) });

  it.each([
    ['one segment', '1', { segments: 1 }],
    ['three segments', '3', { segments: 3 }],
    ['a number that a messaging service does not know yet', '0', {}],
    ['no number', undefined, {}],
  ])('takes a SID for acceptance, with %s', (_, given, segments) => {
    const content = { sid, status: 'queued', num_segments: given, error_code: null };
    expect(outcome(201, content)).toEqual({ result: 'accepted', vendorId: sid, ...segments });
  });

  it.each([undefined, 7, '', 'SM1', `${sid}0`])('does not take %j for a SID', (given) => {
    expect(outcome(201, { sid: given })).toEqual({ result: 'unknown', why: 'http 201' });
  });

  it.each([21211, 21265, 21266, 21610, 21614, 21617, 21635])('takes %i for the end of a message', (code) => {
    expect(outcome(400, { code, status: 400 })).toEqual({ result: 'refused', why: `twilio ${code}` });
  });

  it.each([
    [400, 21408],
    [400, 21608],
    [400, 21612],
    [400, 30007],
    [400, 99999],
  ])('leaves a message that was answered with %i and %i to others, but not those of others', (status, code) => {
    expect(outcome(status, { code })).toEqual({ result: 'deferred', why: `twilio ${code}` });
  });

  it.each([
    [401, 20003],
    [403, 20005],
    [404, 20404],
    [400, 21606],
    [400, 21611],
    [400, 30002],
    [429, 63038],
  ])('takes %i and %i for a failure that everybody meets', (status, code) => {
    expect(outcome(status, { code })).toEqual({ result: 'failed', why: `twilio ${code}` });
  });

  it('rests where it sends too much, for as long as it is told', () => {
    const why = 'twilio 20429';
    expect(outcome(429, { code: 20429 })).toEqual({ result: 'busy', why, retryAfterSeconds: 5 });
    expect(outcome(429, { code: 20429 }, { 'Retry-After': '2' })).toMatchObject({ retryAfterSeconds: 2 });
  });

  it('does not go by a code that comes with an error of the server', () => {
    expect(outcome(500, { code: 21211 })).toEqual({ result: 'failed', why: 'http 500' });
    expect(outcome(503, { code: 20503 })).toEqual({ result: 'failed', why: 'http 503' });
  });

  it.each(['21211', 2.1211, 138123412345, null])('goes by the status where %j is given for a code', (code) => {
    expect(outcome(400, { code })).toEqual({ result: 'deferred', why: 'http 400' });
  });
});
