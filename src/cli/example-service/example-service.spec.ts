import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CryptoRandom, readWebhookSecret, signWebhook, SystemClock } from '../../common';
import { ExampleAccounts } from './example-accounts';
import { ExampleService } from './example-service';

const key = readWebhookSecret(`whsec_${Buffer.alloc(32, 9).toString('base64')}`);
const clock = new SystemClock();
const tools = { clock, random: new CryptoRandom() };
const ADA = { id: '41', username: 'Ada', phone: '+8613800138000', phoneVerified: true };
const GRACE = { id: '42', username: 'Grace', email: 'grace@example.com', emailVerified: false };

describe('the example of a service of accounts', () => {
  let folder: string;
  let file: string;
  let service: ExampleService;

  const start = async () => {
    if (!key) throw new Error('no key');
    const accounts = await ExampleAccounts.open(file, tools);
    return ExampleService.start({ accounts, key, clock, host: '127.0.0.1', port: 0, path: '/regain' });
  };
  const post = async (call: string, body: object, idempotencyKey?: string, signature: object = {}) => {
    if (!key) throw new Error('no key');
    const text = JSON.stringify(body);
    const signed = signWebhook(key, { id: 'msg_1', timestamp: Math.floor(Date.now() / 1_000), body: text });
    const headers = { ...signed, ...(idempotencyKey && { 'idempotency-key': idempotencyKey }), ...signature };
    const answer = await fetch(`${service.url}/${call}`, { method: 'POST', body: text, headers });
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  const find = (by: string, value: string) => post('find', { app: 'default', by, value });
  const verify = (id: string, password: string) => post('verify-password', { app: 'default', id, password });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'regain-example-'));
    file = join(folder, 'people.json');
    writeFileSync(file, JSON.stringify({ accounts: [{ ...ADA, plainPassword: 'as she chose it' }, GRACE] }));
    service = await start();
  });

  afterEach(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });

  it('keeps no plain password', () => {
    expect(readFileSync(file, 'utf8')).not.toContain('as she chose it');
  });

  it('finds by id, by name whatever its case, and by verified addresses only', async () => {
    expect(await find('id', '41')).toEqual({ status: 200, accounts: [{ ...ADA, version: '1' }] });
    expect(await find('username', 'aDA')).toMatchObject({ accounts: [{ id: '41' }] });
    expect(await find('phone', ADA.phone)).toMatchObject({ accounts: [{ id: '41' }] });
    expect(await find('email', GRACE.email)).toEqual({ status: 200, accounts: [] });
  });

  it('compares passwords', async () => {
    expect(await verify('41', 'as she chose it')).toEqual({ status: 200, ok: true, version: '1' });
    expect(await verify('41', 'another')).toEqual({ status: 200, ok: false });
    expect(await verify('42', '')).toEqual({ status: 200, ok: false });
    expect(await verify('-', 'as she chose it')).toEqual({ status: 200, ok: false });
  });

  it('sets a password once for each key, and only for the version that it has', async () => {
    const change = { app: 'default', id: '41', password: 'a new one', version: '1' };
    const answers = await Promise.all(['k1', 'k1', 'k2'].map((each) => post('set-password', change, each)));
    const results = answers.map((answer) => (answer as { result?: string }).result);
    expect([results[0] === results[1], new Set(results)]).toEqual([true, new Set(['changed', 'stale'])]);
    expect(await verify('41', 'a new one')).toMatchObject({ ok: true, version: '2' });
  });

  it('adds an account once for each key, and none with a taken name or number', async () => {
    const person = { app: 'default', username: 'Joan', phone: '+8613800138001', password: 'hers', locale: 'en' };
    const created = { status: 200, result: 'created', id: '43' };
    expect(await post('create', person, 'k1')).toEqual(created);
    expect(await post('create', person, 'k1')).toEqual(created);
    expect(await post('create', { ...person, username: 'Other' }, 'k2')).toMatchObject({ result: 'taken' });
    expect(await post('create', { ...person, phone: '+8613800138002' }, 'k3')).toMatchObject({ result: 'taken' });
    expect(await find('id', '43')).toMatchObject({ accounts: [{ username: 'Joan', phoneVerified: true }] });
  });

  it('has the accounts and the answers to keys when it starts again', async () => {
    const change = { app: 'default', id: '41', password: 'a new one', version: '1' };
    await post('set-password', change, 'k1');
    await service.stop();
    service = await start();
    expect(await post('set-password', change, 'k1')).toMatchObject({ result: 'changed' });
    expect(await verify('41', 'a new one')).toMatchObject({ ok: true, version: '2' });
  });

  it('refuses calls without a valid signature, writes without a key, and others', async () => {
    expect(await post('find', {}, undefined, { 'webhook-signature': 'v1,AAAA' })).toMatchObject({ status: 401 });
    expect(await post('find', {}, undefined, { 'webhook-timestamp': '1' })).toMatchObject({ status: 401 });
    expect(await post('set-password', {})).toMatchObject({ status: 404 });
    expect(await post('delete', {})).toMatchObject({ status: 404 });
  });
});
