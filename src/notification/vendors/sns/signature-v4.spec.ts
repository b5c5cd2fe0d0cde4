import { signedHeaders } from './signature-v4';

describe('signedHeaders', () => {
  /* The credentials, the time and the answers of AWS's published test suite for Signature Version 4. */
  const scope = {
    ...{ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
    ...{ region: 'us-east-1', service: 'service' },
  };
  const at = Date.UTC(2015, 7, 30, 12, 36);
  const request = { url: 'https://example.amazonaws.com/', body: 'Param1=value1' };

  it.each([
    [
      'post-x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    ],
    [
      'post-x-www-form-urlencoded-parameters',
      'application/x-www-form-urlencoded; charset=utf8',
      '1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe',
    ],
  ])('answers %s as the test suite does', (_, contentType, signature) => {
    expect(signedHeaders({ ...request, contentType }, scope, at)).toEqual({
      'Content-Type': contentType,
      'X-Amz-Date': '20150830T123600Z',
      Authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
        `SignedHeaders=content-type;host;x-amz-date, Signature=${signature}`,
    });
  });

  it('signs every part of the request', () => {
    const contentType = 'text/plain';
    const authorization = (change: object, scopeChange: object = {}, later = 0) =>
      signedHeaders({ ...request, contentType, ...change }, { ...scope, ...scopeChange }, at + later)['Authorization'];
    const signatures = [
      authorization({}),
      authorization({ body: 'Param1=value2' }),
      authorization({ contentType: 'text/html' }),
      authorization({ url: 'https://example.amazonaws.com/path' }),
      authorization({ url: 'https://example.amazonaws.com:8443/' }),
      authorization({}, { secretAccessKey: 'another' }),
      authorization({}, { region: 'eu-central-1' }),
      authorization({}, { service: 'sns' }),
      authorization({}, {}, 1_000),
    ].map((each) => each?.slice(each.indexOf('Signature=')));
    expect(new Set(signatures).size).toBe(signatures.length);
  });
});
