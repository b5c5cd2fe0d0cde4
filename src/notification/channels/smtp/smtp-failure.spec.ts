import { smtpFailure } from './smtp-failure';

const failure = (properties: object) => smtpFailure(Object.assign(new Error('to demo@example.com'), properties));

describe('smtpFailure', () => {
  it('believes the server: 5xx is for good, 4xx is not', () => {
    expect(failure({ responseCode: 550, permanent: true, code: 'EENVELOPE' })).toEqual({
      ...{ result: 'refused', why: 'smtp 550' },
    });
    expect(failure({ responseCode: 451, permanent: false, code: 'EMESSAGE' })).toEqual({
      ...{ result: 'failed', why: 'smtp 451' },
    });
  });

  it('takes a refused login for a failure of ours, not of the mail', () => {
    expect(failure({ responseCode: 535, permanent: true, code: 'EAUTH' })).toEqual({
      ...{ result: 'failed', why: 'smtp 535' },
    });
  });

  it('knows that nothing was handed over when the connection did not come that far', () => {
    expect(failure({ code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' })).toEqual({
      ...{ result: 'failed', why: 'smtp ECONNREFUSED' },
    });
    expect(failure({ code: 'ETIMEDOUT', command: 'RCPT TO' })).toEqual({ result: 'failed', why: 'smtp ETIMEDOUT' });
  });

  it('knows nothing after the message was sent', () => {
    expect(failure({ code: 'ETIMEDOUT', command: 'DATA' })).toEqual({ result: 'unknown', why: 'smtp ETIMEDOUT' });
    expect(failure({})).toEqual({ result: 'unknown', why: 'smtp error' });
  });
});
