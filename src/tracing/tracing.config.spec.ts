import { configIssues, load } from '../../test/support/config-issues';

const ENDPOINT = 'http://127.0.0.1:4318';

describe('tracing', () => {
  it('is off without a collector', () => {
    expect(load({}).tracing).toEqual({ url: undefined, headers: {}, serviceName: 'regain', share: 1 });
  });

  it.each([ENDPOINT, `${ENDPOINT}/`])('sends spans to /v1/traces below %s', (endpoint) => {
    expect(load({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }).tracing.url).toBe(`${ENDPOINT}/v1/traces`);
  });

  it.each([
    ['x-key=abc', { 'x-key': 'abc' }],
    ['Authorization=Basic%20YWJjOmRlZg==,x-org=1', { Authorization: 'Basic YWJjOmRlZg==', 'x-org': '1' }],
    [' a=1 , b=2 ', { a: '1', b: '2' }],
  ])('reads the headers %j', (given, headers) => {
    expect(load({ OTEL_EXPORTER_OTLP_HEADERS: given }).tracing.headers).toEqual(headers);
  });

  it.each(['canary', '=canary', 'x-key=canary%zz', 'x-key=canary%0d%0aCookie', 'x key=canary', 'a=canary,'])(
    'refuses the headers %j, without their text',
    (given) => {
      expect(configIssues({ OTEL_EXPORTER_OTLP_HEADERS: given })).toEqual([
        'OTEL_EXPORTER_OTLP_HEADERS must be name=value pairs between commas, values percent-encoded',
      ]);
    },
  );

  it.each([
    ['always_on', '0.5', 1],
    ['parentbased_always_off', '0.5', 0],
    ['traceidratio', '0.25', 0.25],
    ['parentbased_traceidratio', '1', 1],
  ])('exports by %s with %s a share of %d', (sampler, argument, share) => {
    expect(load({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: argument }).tracing.share).toBe(share);
  });

  it.each(['1.1', '-1', '1e-3', 'half'])('refuses the share %s', (given) => {
    expect(configIssues({ OTEL_TRACES_SAMPLER_ARG: given })).toEqual(['OTEL_TRACES_SAMPLER_ARG must be from 0 to 1']);
  });
});
