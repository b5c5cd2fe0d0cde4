import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, variableNames } from '../../src/app.config';
import { configIssues } from '../support/config-issues';
import { SeededRandom } from '../doubles/seeded-random';
import { withSecretKeys } from '../../src/config/environment';
import { secretFileNames } from '../../src/config/secret-files';

describe('secrets in files', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'regain-secrets-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  let files = 0;
  const file = (content: string): string => {
    const name = join(folder, String(files++));
    writeFileSync(name, content);
    return name;
  };

  it.each(['\n', '\r\n', '\n\n', ''])('are read without the newline at the end, %j', (end) => {
    const { metrics } = loadConfig({ SECRET_KEYS: 'any', METRICS_TOKEN_FILE: file(`a-token${end}`) });
    expect(metrics).toEqual(loadConfig({ SECRET_KEYS: 'any', METRICS_TOKEN: 'a-token' }).metrics);
  });

  it('are all that may be read: keys, tokens, and addresses with a password', () => {
    expect([...secretFileNames(variableNames)].sort()).toEqual(
      [
        ...[
          'ALIYUN_ACCESS_KEY_SECRET',
          'DATABASE_URL',
          'EVENTS_SECRET',
          'HCAPTCHA_SECRET',
          'HTTPS_PROXY',
          'HTTP_PROXY',
          'MEMBER_SIGN_KEY',
          'METRICS_TOKEN',
          'OTEL_EXPORTER_OTLP_HEADERS',
        ],
        ...['RECEIPT_TOKEN', 'REDIS_URL', 'SECRET_KEYS', 'SMTP_URL', 'SNS_SECRET_ACCESS_KEY', 'TENCENT_SECRET_KEY'],
        ...['TURNSTILE_SECRET'],
        ...['TWILIO_AUTH_TOKEN', 'VONAGE_API_KEY', 'VONAGE_API_SECRET', 'VONAGE_SIGNATURE_SECRET'],
        ...['WEBHOOK_SECRET', 'WEBHOOK_URL'],
      ].map((name) => `${name}_FILE`),
    );
  });

  it('may be several keys, one a line', () => {
    const { secretKeys } = loadConfig({ SECRET_KEYS_FILE: file('newest\r\nolder\n') }).keyRing;
    expect(secretKeys).toEqual(['newest', 'older']);
  });

  it('keep a development start from making keys of its own', () => {
    const env = { SECRET_KEYS_FILE: file('any') };
    expect(withSecretKeys(env, new SeededRandom(1))).toBe(env);
  });

  it('are refused beside the variable itself', () => {
    const issues = configIssues({ METRICS_TOKEN: 'canary', METRICS_TOKEN_FILE: file('canary') });
    expect(issues).toEqual(['METRICS_TOKEN_FILE must not be given beside METRICS_TOKEN: leave one of the two out']);
  });

  it.each([
    ['is missing', () => join(folder, 'none'), 'names a file that cannot be read (ENOENT)'],
    ['is a folder', () => folder, 'names a file that cannot be read (EISDIR)'],
    ['is a secret by mistake', () => 'canary\0', 'names a file that cannot be read (ERR_INVALID_ARG_VALUE)'],
    ['is empty', () => file('\n'), 'names a file that is empty'],
    ['is too long', () => file('canary'.repeat(20_000)), 'names a file that is too long for a secret'],
  ])('are one issue, without name and content, when the file %s', (_what, name, rule) => {
    expect(configIssues({ SECRET_KEYS: '', SECRET_KEYS_FILE: name() })).toEqual([`SECRET_KEYS_FILE ${rule}`]);
  });

  it('are held to the rules of their variables, without their content', () => {
    const issues = configIssues({ METRICS_TOKEN_FILE: file('canary of two\nlines') });
    expect(issues).toEqual(['METRICS_TOKEN must be visible ASCII characters, at most 512']);
  });

  it('are found when their variable is misspelled', () => {
    const { misspelled } = loadConfig({ SECRET_KEYS: 'any', METRIC_TOKEN_FILE: '/run/secrets/token' });
    expect(misspelled).toEqual([
      { variable: 'METRIC_TOKEN_FILE', rule: 'is not read: did you mean METRICS_TOKEN_FILE?' },
    ]);
  });
});
