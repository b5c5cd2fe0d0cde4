import { configIssues, load } from '../../../../test/support/config-issues';

const env = { SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'a@example.com' };
const nameBy = (more: NodeJS.ProcessEnv) => load({ ...env, ...more }).notification.vendors.smtp?.name;

describe('the name for EHLO', () => {
  it.each([
    [{ SMTP_NAME: 'relay.example.com', PUBLIC_URL: 'https://id.example.com' }, 'relay.example.com'],
    [{ PUBLIC_URL: 'https://id.example.com:8443/regain' }, 'id.example.com'],
    [{ PUBLIC_URL: 'https://bücher.example' }, 'xn--bcher-kva.example'],
    [{ PUBLIC_URL: 'http://192.0.2.1:3000' }, undefined],
    [{ PUBLIC_URL: 'http://[2001:db8::1]' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (given, name) => {
    expect(nameBy(given)).toBe(name);
  });

  it.each(['a b', 'id.example.com\r\nMAIL FROM:<x>', '-a.example', ''.padEnd(300, 'a')])('is not %j', (name) => {
    expect(configIssues({ ...env, SMTP_NAME: name })).toEqual([
      expect.stringMatching(/^SMTP_NAME must be a host name/),
    ]);
  });
});

describe('MAIL_FROM', () => {
  it.each(['a@example.com', 'Name <a@example.com>', '"Name, Inc." <a@bücher.example>'])('may be %s', (from) => {
    expect(configIssues({ ...env, MAIL_FROM: from })).toEqual([]);
  });

  it.each(['Name, Inc. <a@example.com>', 'bücher@example.com', 'a@example.com, b@example.com', 'a@example'])(
    'may not be %s',
    (from) => {
      expect(configIssues({ ...env, MAIL_FROM: from })).toEqual([
        expect.stringMatching(/^MAIL_FROM must be one address/),
      ]);
    },
  );
});
