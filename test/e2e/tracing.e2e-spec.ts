import { reset as resetByPhone } from '../reply-cases/pcuser/client';
import { change, send, verify } from '../reply-cases/systems/client';
import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { isIn, needlesOf } from '../support/secret-needles';
import { leaks, plant, record } from '../support/secret-watch';
import { type VendorAnswer, type VendorCall, VendorServer } from '../support/vendor-server';

type Value = { readonly stringValue?: string; readonly intValue?: number };

interface ExportedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly { readonly key: string; readonly value: Value }[];
  readonly status: { readonly code?: number };
}

interface ExportedSpans {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly ExportedSpan[] }[] }[];
}

const [SERVER, CLIENT, FAILED] = [2, 3, 2];
const HEADER = 'canary-of-the-collector-4Tz8';
const NEW_PASSWORD = 'Canary4712new';

const spansOf = ({ calls }: VendorServer): readonly ExportedSpan[] =>
  calls.flatMap(({ body }) =>
    (JSON.parse(body) as ExportedSpans).resourceSpans.flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) => spans),
    ),
  );

const attributesOf = ({ attributes }: ExportedSpan) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

const accepting = (): VendorAnswer => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{}' });

/** An SMS vendor that repeats in its refusals what it was told. */
const echoing = ({ body }: VendorCall): VendorAnswer => ({ status: 400, body });

const codeIn = (body: string): string => (JSON.parse(body) as { readonly code: string }).code;

describeEachDatabase('traces', (kind) => {
  let collector: VendorServer;
  let sms: VendorServer;
  let api: ApiHarness;
  let account: TestAccount;

  const open = async (answer: () => VendorAnswer, env: NodeJS.ProcessEnv = {}) => {
    collector = await VendorServer.open(answer);
    sms = await VendorServer.open(echoing);
    api = await ApiHarness.open(kind, {
      env: {
        ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_HEADERS: `x-key=${HEADER}` },
        ...{ SMS_PROVIDERS: 'webhook', WEBHOOK_URL: `${sms.url}/way-of-the-webhook` },
        WEBHOOK_SECRET: 'canary-of-the-webhook-Hd8tN1xC5rF0',
        ...env,
      },
    });
    account = await api.newAccount({ password: 'canary & old <password> 4711' });
  };

  /** Spans of everything so far: the end of the application exports what has ended. */
  const exported = async (): Promise<readonly ExportedSpan[]> => {
    await api.close();
    return spansOf(collector);
  };

  afterEach(async () => {
    await Promise.all([collector.close(), sms.close()]);
  });

  it('have a span of each request, spans of its statements below it, and one of each call of a vendor', async () => {
    await open(accepting);
    await send(api, account.username, account.phone);
    await eventually(() => api.log.text.includes('with webhook') || undefined);
    const spans = await exported();
    expect(collector.calls[0]).toMatchObject({ path: '/v1/traces', headers: { 'x-key': HEADER } });
    const [request] = spans.filter(({ name }) => name === 'POST /Systems/sendVerificationCode');
    expect(request).toMatchObject({ kind: SERVER });
    expect(request?.parentSpanId).toBeFalsy();
    expect(request && attributesOf(request)).toEqual({
      ...{ 'http.request.method': 'POST', 'http.route': '/Systems/sendVerificationCode' },
      ...{ 'http.response.status_code': 200, 'regain.dialect': 'systems', 'regain.outcome': 'done' },
    });
    const below = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
    expect(new Set(below.map(({ traceId }) => traceId))).toEqual(new Set([request?.traceId]));
    expect(below.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['SELECT auth_accounts', 'INSERT otp_challenges', 'COMMIT']),
    );
    for (const statement of below) expect(statement.kind).toBe(CLIENT);
    const [call] = spans.filter(({ name }) => name === 'send sms');
    expect(call).toMatchObject({ kind: CLIENT, status: { code: FAILED } });
    expect(call && attributesOf(call)).toMatchObject({ 'regain.vendor': 'webhook', 'regain.channel': 'sms' });
  });

  it('have their id in the lines of the log, and none that a client names', async () => {
    await open(accepting);
    const named = '0af7651916cd43dd8448eb211c80319c';
    await api.client.get('/health/live', { traceparent: `00-${named}-b7ad6b7169203331-01` });
    const [line] = api.log.answers.filter(({ path }) => path === '/health/live');
    const [span] = (await exported()).filter(({ name }) => name === 'GET /health/live');
    expect(span?.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(span?.traceId).not.toBe(named);
    expect(line?.['trace_id']).toBe(span?.traceId);
  });

  it('name no path of an address that is not there', async () => {
    await open(accepting);
    await api.client.get('/canary-of-a-path?canary=of-a-query');
    const spans = await exported();
    expect(spans.map(({ name }) => name)).toContain('GET');
    expect(JSON.stringify(spans)).not.toContain('canary');
  });

  it('say nothing of phone, mail, code, ticket, password or query', async () => {
    await open(accepting);
    await send(api, account.username, account.phone);
    const code = codeIn((await eventually(() => sms.calls[0])).body);
    await verify(api, account.username, '000001');
    const { info } = (await verify(api, account.username, code)).json as { info: string };
    await change(api, account.username, info, NEW_PASSWORD);
    await resetByPhone(api, { phone: account.phone, code, uid: account.id }, NEW_PASSWORD);
    const query = 'canary-of-the-query-Jk4';
    await api.client.get(`/health/live?token=${query}`, { authorization: `Bearer ${query}`, 'x-canary': query });
    plant(code, info, NEW_PASSWORD, query, HEADER);
    const written = JSON.stringify(await exported());
    expect(written).toContain('POST /Systems/changepasswd');
    record('spans', written);
    expect(leaks()).toEqual([]);
    const people = [account.phone, account.phone.replace('+86', ''), account.email, account.username, '127.0.0.1'];
    expect(people.filter((each) => isIn(written, needlesOf(each)))).toEqual([]);
  });

  it.each<[string, () => VendorAnswer]>([
    ['refuses them', () => ({ status: 503 })],
    ['hangs up', () => 'hang up'],
    ['hangs', () => 'silence'],
  ])('hold up no request and no shutdown when the collector %s', async (_how, answer) => {
    await open(answer);
    for (let n = 0; n < 20; n++) expect((await api.client.get('/health/live')).status).toBe(200);
    await exported();
    expect(collector.calls.length).toBeGreaterThan(0);
  });

  it('are none at all where the sampler takes none, and requests are answered', async () => {
    await open(accepting, { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' });
    expect((await api.client.get('/health/live')).status).toBe(200);
    expect(await exported()).toEqual([]);
  });
});
