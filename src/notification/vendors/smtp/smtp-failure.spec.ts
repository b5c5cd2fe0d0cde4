import { smtpFailure } from './smtp-failure';

const failure = (properties: object) => smtpFailure(Object.assign(new Error('to demo@example.com'), properties));

describe('smtpFailure', () => {
  it.each([
    ['CONN', 'EPROTOCOL', '554 5.7.1 your address is listed', 'failed'],
    ['EHLO', 'EPROTOCOL', '550 who are you', 'failed'],
    ['AUTH PLAIN', 'EAUTH', '535 5.7.8 wrong password', 'failed'],
    ['MAIL FROM', 'EENVELOPE', '530 5.7.0 authentication required', 'failed'],
    ['MAIL FROM', 'EENVELOPE', '550 5.7.1 sender not allowed', 'failed'],
    ['MAIL FROM', 'EENVELOPE', '552 5.7.0 daily quota', 'failed'],
    ['MAIL FROM', 'EENVELOPE', '451 4.3.0 try again', 'failed'],
    ['RCPT TO', 'EENVELOPE', '554 5.7.1 <demo@example.com>: Relay access denied', 'failed'],
    ['RCPT TO', 'EENVELOPE', '550 relaying not permitted', 'failed'],
    ['RCPT TO', 'EENVELOPE', '554 5.7.1 client host blocked', 'failed'],
    ['RCPT TO', 'EENVELOPE', '553 5.1.8 sender address rejected', 'failed'],
    ['RCPT TO', 'EENVELOPE', '421 4.3.2 closing', 'failed'],
    ['RCPT TO', 'EENVELOPE', '550 5.1.1 no such user', 'refused'],
    ['RCPT TO', 'EENVELOPE', '550 5.1.1 <relay@example.com>: no such user', 'refused'],
    ['RCPT TO', 'EENVELOPE', '552 5.2.2 mailbox full', 'refused'],
    ['RCPT TO', 'EENVELOPE', '450 4.1.2 domain not found', 'deferred'],
    ['RCPT TO', 'EENVELOPE', '451 4.7.1 greylisted', 'deferred'],
    ['DATA', 'EENVELOPE', '554 5.5.1 no', 'failed'],
    ['DATA', 'EMESSAGE', '451 4.7.1 later', 'deferred'],
    ['DATA', 'EMESSAGE', '554 5.6.0 not with these words', 'refused'],
  ])('judges an answer to %s (%s): %s', (command, code, response, result) => {
    const responseCode = Number(response.slice(0, 3));
    expect(failure({ command, code, response, responseCode })).toEqual({ result, why: `smtp ${responseCode}` });
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
