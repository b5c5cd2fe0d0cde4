import 'reflect-metadata';
import { performance } from 'node:perf_hooks';
import { bindForm } from '../src/http/data-contract/bind-form';
import { bindJson } from '../src/http/data-contract/bind-json';
import { bindXml } from '../src/http/data-contract/bind-xml';
import { jsonText } from '../src/http/data-contract/json-document';
import { sampleOf } from '../src/http/data-contract/record';
import { printXml } from '../src/http/data-contract/xml-document';
import { xmlOf } from '../src/http/data-contract/xml-record';
import { chooseResponse } from '../src/http/negotiation/content-negotiation';
import { sendRequest, sendResult } from '../test/support/aspnet/contracts';
import { hostileBodies, longXml, root } from '../test/support/aspnet/hostile-bodies';

/**
 * Cost of an ASP.NET request: parsing and binding, and rendering, in each form, beside JSON.parse and JSON.stringify in
 * the same run; and the longest that one hostile or oversized body holds up the event loop (it fails over 50 ms).
 * Usage: `npm run bench:part -- bench/http.ts [rounds = 7] [requests = 5000]`
 */
const ROUNDS = Number(process.argv[2] ?? 7);
const REQUESTS = Number(process.argv[3] ?? 5000);
const LONGEST_PAUSE_MS = 50;
const BASE = 'JSON.parse';
const RENDER_BASE = 'JSON.stringify';

const request = sampleOf(sendRequest);
const reply = sampleOf(sendResult);
const json = Buffer.from(jsonText(sendRequest, request));
const xml = Buffer.from(printXml(xmlOf(sendRequest, request)));
const form = Buffer.from(
  new URLSearchParams(
    Object.entries(request).map(([name, value]) => [name, String(value)] as [string, string]),
  ).toString(),
);
const headers = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'content-type': 'text/xml',
};

const steps: readonly (readonly [string, () => unknown])[] = [
  [BASE, () => JSON.parse(json.toString('utf8')) as unknown],
  ['parse and bind JSON', () => bindJson(sendRequest, json)],
  ['parse and bind XML', () => bindXml(sendRequest, xml)],
  ['parse and bind a form', () => bindForm(sendRequest, form)],
  [RENDER_BASE, () => JSON.stringify(reply)],
  ['render JSON', () => jsonText(sendResult, reply)],
  ['render XML', () => printXml(xmlOf(sendResult, reply))],
  ["choose the answer's form", () => chooseResponse(headers)],
];

/** Microseconds a call, the median of all rounds; the steps take turns so that noise hits them alike. */
function measure(): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, step] of steps) {
      const started = performance.now();
      for (let count = 0; count < REQUESTS; count++) step();
      const each = ((performance.now() - started) * 1000) / REQUESTS;
      times.set(name, [...(times.get(name) ?? []), each]);
    }
  }
  return new Map(Array.from(times, ([name, all]) => [name, all.sort((a, b) => a - b)[ROUNDS >> 1] ?? NaN]));
}

/** The body that takes longest to refuse or to read, and its milliseconds: the fastest of a few tries, the rest is noise. */
function longestPause(): readonly [string, number] {
  const bodies = [
    ...hostileBodies,
    ...longXml.map(([what, inside]) => [what, 'application/xml', root(inside)] as const),
  ];
  const pauses = bodies.map(([what, type, body]) => {
    const bind = type.includes('xml') ? bindXml : type.includes('json') ? bindJson : bindForm;
    const tries = Array.from({ length: 3 }, () => {
      const started = performance.now();
      bind(sendRequest, Buffer.from(body as string));
      return performance.now() - started;
    });
    return [what, Math.min(...tries)] as const;
  });
  return pauses.reduce((longest, each) => (each[1] > longest[1] ? each : longest));
}

const medians = measure();
let base = NaN;
for (const [name, each] of medians) {
  if (name === BASE || name === RENDER_BASE) base = each;
  console.log(`${name.padEnd(28)} ${each.toFixed(2).padStart(7)} µs ${(each / base).toFixed(1).padStart(6)} ×`);
}
const [what, pause] = longestPause();
console.log(`longest pause: ${pause.toFixed(2)} ms (${what}), allowed ${LONGEST_PAUSE_MS} ms`);
if (pause > LONGEST_PAUSE_MS) process.exitCode = 1;
