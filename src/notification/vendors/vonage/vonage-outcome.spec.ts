import { vonageOutcome } from './vonage-outcome';

const part = (status: unknown, id: unknown = '0A0000000123ABCD1') => ({ status, 'message-id': id, to: '447700900000' });

describe('vonageOutcome', () => {
  const outcome = (messages: unknown, status = 200, headers = {}) =>
    vonageOutcome({
      ...{ isAnswered: true, status, headers: new Headers(headers) },
      text: JSON.stringify({ 'message-count': '1', messages }),
    });

  it('takes status 0 of every part for acceptance, and counts them', () => {
    expect(outcome([part('0')])).toEqual({ result: 'accepted', vendorId: '0A0000000123ABCD1', segments: 1 });
    const three = [part('0', 'first'), part('0', 'second'), part('0', 'third')];
    expect(outcome(three)).toEqual({ result: 'accepted', vendorId: 'first', segments: 3 });
  });

  it.each([null, 7, '', 'x'.repeat(65), 'a b'])('does without an id like %j', (id) => {
    expect(outcome([part('0', id)])).toEqual({ result: 'accepted', segments: 1 });
  });

  it.each(['3', '6', '7', '12', '33'])('takes %s for the end of a message', (status) => {
    expect(outcome([{ status, 'error-text': 'words' }])).toEqual({ result: 'refused', why: `vonage ${status}` });
  });

  it.each(['15', '22', '29', '99'])('leaves a message that was answered with %s to others', (status) => {
    expect(outcome([{ status }])).toEqual({ result: 'deferred', why: `vonage ${status}` });
  });

  it.each(['2', '4', '5', '8', '9', '11', '14', '23', '32'])(
    'takes %s for a failure that everybody meets',
    (status) => {
      expect(outcome([{ status }])).toEqual({ result: 'failed', why: `vonage ${status}` });
    },
  );

  it.each(['1', '10'])('rests where %s says that it sends too much', (status) => {
    const why = `vonage ${status}`;
    expect(outcome([{ status }])).toEqual({ result: 'busy', why, retryAfterSeconds: 5 });
    expect(outcome([{ status }], 200, { 'Retry-After': '2' })).toMatchObject({ retryAfterSeconds: 2 });
  });

  it('does not know what a person makes of half a text', () => {
    const half = { result: 'unknown', why: 'vonage 1 in part' };
    expect(outcome([part('0'), part('1')])).toEqual(half);
    expect(outcome([part('1'), part('0')])).toEqual(half);
    expect(outcome([part('7'), part('7')])).toEqual({ result: 'refused', why: 'vonage 7' });
  });

  it.each([[[]], [{}], [null], ['0'], [[part(0)]], [[part('')]], [[part('+861381')]], [[part('0'), {}]]])(
    'does not know what %j means',
    (messages) => {
      expect(outcome(messages)).toEqual({ result: 'unknown', why: 'http 200' });
    },
  );

  it.each([
    [401, 'failed'],
    [500, 'failed'],
    [504, 'unknown'],
  ])('goes by the status %i, whatever comes with it', (status, result) => {
    expect(outcome([part('0')], status)).toEqual({ result, why: `http ${status}` });
  });
});
