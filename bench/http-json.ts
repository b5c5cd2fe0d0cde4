import 'reflect-metadata';
import { performance } from 'node:perf_hooks';
import { utf8Body } from '../src/http/decoding/charset';
import { decodeFlatJson } from '../src/http/decoding/flat-json';
import { compactJson, formOrJson } from '../src/http/decoding/json.codec';
import { fieldsOf } from '../src/http/fields/strict-validation.pipe';
import { IntegerText, OptionalText, Text, TextOrInteger } from '../src/http/fields/field-decorators';

/**
 * Cost of strict decoding per request: decoding, validating and encoding, each beside JSON.parse and JSON.stringify in the
 * same run. Usage: `node -r @swc-node/register bench/http-json.ts [rounds = 7] [requests = 20000]`
 */
const ROUNDS = Number(process.argv[2] ?? 7);
const REQUESTS = Number(process.argv[3] ?? 20_000);

class SendRequest {
  @Text() username: string;
  @TextOrInteger() mobile: string;
  @IntegerText() type: string;
  @OptionalText() uuid?: string;
}

const text = '{"username":"张三-2026","mobile":13800138000,"type":"2","uuid":"","internationalCode":"+86"}';
const bytes = Buffer.from(text);
const reply = { code: 0, msg: 2006, info: '已发送短信' };
const head = { method: 'POST', headers: { 'content-type': 'application/json;charset=utf-8' }, query: '' };
const record = decodeFlatJson(utf8Body(bytes));
const formBytes = Buffer.from('username=%E5%BC%A0%E4%B8%89&mobile=13800138000&type=2&uuid=');
const form = { ...head, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: formBytes };

const steps: readonly (readonly [string, () => unknown])[] = [
  ['JSON.parse + JSON.stringify', () => [JSON.parse(bytes.toString('utf8')), JSON.stringify(reply)]],
  ['decode JSON', () => decodeFlatJson(utf8Body(bytes))],
  ['decode a form', () => formOrJson(form)],
  ['validate 4 fields', () => fieldsOf(SendRequest, record)],
  ['encode', () => compactJson(reply, head)],
  [
    'decode, validate and encode JSON',
    () => [fieldsOf(SendRequest, decodeFlatJson(utf8Body(bytes))), compactJson(reply, head)],
  ],
];

/** Microseconds a call, the median of all rounds; the steps take turns so that noise hits them alike. */
function measure(): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, step] of steps) {
      const started = performance.now();
      for (let request = 0; request < REQUESTS; request++) step();
      const each = ((performance.now() - started) * 1000) / REQUESTS;
      times.set(name, [...(times.get(name) ?? []), each]);
    }
  }
  return new Map(Array.from(times, ([name, all]) => [name, all.sort((a, b) => a - b)[ROUNDS >> 1] ?? NaN]));
}

const medians = measure();
const base = medians.get('JSON.parse + JSON.stringify') ?? NaN;
for (const [name, each] of medians) {
  console.log(`${name.padEnd(34)} ${each.toFixed(2).padStart(7)} µs ${(each / base).toFixed(1).padStart(6)} ×`);
}
