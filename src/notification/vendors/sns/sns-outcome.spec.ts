import { snsOutcome } from './sns-outcome';

const id = '567910cd-659e-55d4-8ccb-5aaf14679dc0';

describe('snsOutcome', () => {
  const outcome = (status: number, text: string, headers = {}) =>
    snsOutcome({ isAnswered: true, status, headers: new Headers(headers), text });
  const fault = (status: number, code: string, message = '', headers = {}) =>
    outcome(
      status,
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      headers,
    );

  it('takes a message id for acceptance', () => {
    const text = `<PublishResponse><PublishResult><MessageId>${id}</MessageId></PublishResult></PublishResponse>`;
    expect(outcome(200, text)).toEqual({ result: 'accepted', vendorId: id });
    expect(outcome(500, text)).toEqual({ result: 'failed', why: 'http 500' });
  });

  it.each(['', '<MessageId></MessageId>', `<MessageId>${'x'.repeat(65)}</MessageId>`, '<Code>Throttled</Code>'])(
    'does not take %j for acceptance',
    (text) => {
      expect(outcome(200, text)).toEqual({ result: 'unknown', why: 'http 200' });
    },
  );

  it.each([
    ['InvalidParameter', 'Invalid parameter: PhoneNumber Reason: +86 is not valid to publish to'],
    ['InvalidParameterValue', 'Invalid parameter: PhoneNumber'],
    ['OptedOut', 'This phone number is opted out'],
  ])('takes %s (%s) for the end of a message', (code, message) => {
    expect(fault(400, code, message)).toEqual({ result: 'refused', why: `sns ${code}` });
  });

  it.each([
    [400, 'InvalidParameter', 'Invalid parameter: SenderId'],
    [400, 'ValidationError', ''],
    [400, 'UserError', ''],
  ])('leaves a message that was answered with %i %s to others', (status, code, message) => {
    expect(fault(status, code, message)).toEqual({ result: 'deferred', why: `sns ${code}` });
  });

  it.each([
    [403, 'InvalidClientTokenId'],
    [403, 'SignatureDoesNotMatch'],
    [403, 'AuthorizationError'],
    [400, 'AccessDeniedException'],
    [400, 'RequestExpired'],
    [400, 'OptInRequired'],
  ])('takes %i %s for a failure that everybody meets', (status, code) => {
    expect(fault(status, code)).toEqual({ result: 'failed', why: `sns ${code}` });
  });

  it.each([
    [400, 'Throttling'],
    [400, 'ThrottlingException'],
    [429, 'Throttled'],
    [503, 'RequestLimitExceeded'],
  ])('rests where %i %s says that it sends too much', (status, code) => {
    expect(fault(status, code)).toEqual({ result: 'busy', why: `sns ${code}`, retryAfterSeconds: 5 });
    expect(fault(status, code, '', { 'Retry-After': '2' })).toMatchObject({ retryAfterSeconds: 2 });
  });

  it('does not go by a code that comes with an error of the server', () => {
    expect(fault(500, 'InternalError')).toEqual({ result: 'failed', why: 'http 500' });
    expect(fault(500, 'InternalFailure')).toEqual({ result: 'failed', why: 'http 500' });
    expect(fault(503, 'ServiceUnavailable')).toEqual({ result: 'failed', why: 'http 503' });
  });

  it('goes by the status where a code is none', () => {
    expect(fault(400, '+8613812341234')).toEqual({ result: 'deferred', why: 'http 400' });
  });
});
