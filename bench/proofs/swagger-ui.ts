import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentObject, OpenAPIObject } from '@nestjs/swagger';
import type { Browser, Locator, Page, Response } from 'playwright-core';
import { escaped, validateValue } from '../../test/support/openapi-examples';
import { startProcess } from '../../test/support/start-process';
import { isTooWide, type View, views, visit, withBrowser } from './browser';
import { noneOf, type ProofRequest, type ProofRow } from './proof';

const SIGNED_IN_VAIN: ReadonlySet<unknown> = new Set([3, 4]);
const SERVER_ERROR = 500;
const TYPES = 'select[aria-label="Request content type"]';
const ROW = 'tr:has(.parameter__name.required)';
/** Endpoints without parameters that are in the document of all interfaces only. */
const OWN = ['#operations-Health-getLiveness', '#operations-Health-getReadiness', '#operations-Errors-listErrors'];
/** Required choice that starts empty. */
const CHOICE = `${ROW} select:has(option[value=""])`;
const EXAMPLES = '.opblock-section-request-body .examples-select-element';
/** Swagger UI fills examples into its forms after rendering them, without a signal. */
const SETTLING_MS = 200;
const [desk] = views as readonly [View, ...View[]];

/**
 * Opens every document in Swagger UI in Chromium and executes every operation with its examples, in every form in which
 * a body can be sent. It fails on server errors, answers of another status or shape than documented, signatures of ours
 * that the server does not take, errors of the console and requests to other hosts.
 * Usage: `npm run prove -- swagger-ui [folder for screenshots]`
 */
export async function proveSwaggerUi({ args: [folder] }: ProofRequest): Promise<readonly ProofRow[]> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const env = { NODE_ENV: 'development', THROTTLE: '100000,send=100000' };
  const server = await startProcess({ env });
  try {
    const faults = await withBrowser(async (browser) => [
      ...(await executeAll(browser, server.url)),
      ...(await lookAtAll(browser, server.url, folder)),
    ]);
    for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
    return [
      noneOf('answers that differ from the documents, and other faults in Swagger UI', faults.length, 'all operations'),
    ];
  } finally {
    await server.stop();
  }
}

async function executeAll(browser: Browser, origin: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const all = (await (await fetch(`${origin}/docs/all.json`)).json()) as OpenAPIObject;
  for (const name of ['all', 'systems', 'pcuser', 'smssend', 'member', 'gps']) {
    const { page, complaints, close } = await visit(browser, `${origin}/docs?urls.primaryName=${name}`, desk);
    const operations = page.locator('.opblock');
    await operations.first().waitFor();
    process.stdout.write(`${name}: ${String(await operations.count())} operations\n`);
    if (name !== 'all')
      for (const operation of await operations.all()) faults.push(...(await execute(page, operation, all)));
    else for (const id of OWN) faults.push(...(await execute(page, page.locator(id), all)));
    faults.push(...complaints.map((complaint) => `${name}: ${complaint}`));
    await close();
  }
  return faults;
}

/** Executes one operation in every form of its body, with every example of it. */
async function execute(page: Page, operation: Locator, all: OpenAPIObject): Promise<readonly string[]> {
  await operation.locator('.opblock-summary-control').click();
  await operation.locator('.btn.execute').waitFor();
  const content = await contentOf(operation, all);
  const faults: string[] = [];
  for (const [type, { examples }] of Object.entries(content)) {
    if (type !== Object.keys(content)[0]) await operation.locator(TYPES).selectOption(type);
    for (const [index, example] of Object.keys(examples ?? { '': {} }).entries()) {
      if (index > 0) await operation.locator(EXAMPLES).selectOption({ index });
      await page.waitForTimeout(SETTLING_MS);
      for (const choice of await choicesOf(operation)) {
        if (choice !== '') await operation.locator(CHOICE).selectOption(choice);
        const answered = page.waitForResponse((response) => !new URL(response.url()).pathname.startsWith('/docs'));
        await operation.locator('.btn.execute').click();
        faults.push(...(await judge(await answered, [type, example, choice].filter(Boolean).join(' '), all)));
      }
    }
  }
  await operation.locator('.opblock-summary-control').click();
  return faults;
}

/** Values of the required choice, to be chosen one after another; one empty value when there is none. */
async function choicesOf(operation: Locator): Promise<readonly string[]> {
  const choice = operation.locator(CHOICE);
  if ((await choice.count()) === 0) return [''];
  if ((await choice.inputValue()) !== '') throw new Error('the choice is not empty');
  await operation.locator('.btn.execute').click();
  await operation.locator(`${ROW} select.invalid, ${ROW} .invalid select`).waitFor();
  const options = await choice.locator('option').all();
  const values = await Promise.all(options.map((option) => option.getAttribute('value')));
  return values.flatMap((value) => (value === null || value === '' ? [] : [value]));
}

/** Request content of the operation by media type; one empty media type when there is no body. */
async function contentOf(operation: Locator, { paths }: OpenAPIObject): Promise<ContentObject> {
  const path = await operation.locator('.opblock-summary-path').getAttribute('data-path');
  const method = (await operation.locator('.opblock-summary-method').innerText()).toLowerCase();
  const { requestBody } = paths[path ?? '']?.[method as 'get' | 'post'] ?? {};
  return requestBody !== undefined && 'content' in requestBody ? requestBody.content : { '': {} };
}

/** Faults of an answer by the document. */
async function judge(response: Response, sent: string, all: OpenAPIObject): Promise<readonly string[]> {
  const { pathname } = new URL(response.url());
  const method = response.request().method();
  const [type = ''] = (response.headers()['content-type'] ?? '').split(';', 1);
  const body = type.endsWith('json') ? await bodyOf(response) : {};
  const name = `${method} ${pathname} ${sent}`.trim();
  process.stdout.write(`  ${name}: ${String(response.status())} ${type} ${JSON.stringify(body)}\n`);
  const steps = ['paths', pathname, method.toLowerCase(), 'responses', String(response.status()), 'content', type];
  const place = ['', ...steps.map(escaped), 'schema'].join('/');
  const faults = [
    response.status() >= SERVER_ERROR && 'a server error',
    type.endsWith('json') && validateValue(all, place, body),
    pathname.startsWith('/api/member') && SIGNED_IN_VAIN.has(body['code']) && 'the signature is not taken',
  ];
  return faults.filter((fault) => typeof fault === 'string').map((fault) => `${name}: ${fault}`);
}

const bodyOf = async (response: Response): Promise<Readonly<Record<string, unknown>>> =>
  (await response.json()) as Readonly<Record<string, unknown>>;

const places = {
  top: '#',
  json: '#/Member/memberRetrievepwdSendcode',
  form: '#/Smssend/smssendDoSend',
};

async function lookAtAll(browser: Browser, origin: string, folder: string | undefined): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const view of views)
    for (const [name, place] of Object.entries(places)) {
      const { page, complaints, close } = await visit(browser, `${origin}/docs${place}`, view);
      await page.locator('.opblock').first().waitFor();
      if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.${view.name}.png`) });
      const isWide = await isTooWide(page);
      faults.push(
        ...complaints,
        ...(isWide ? ['wider than its window'] : []).map((each) => `${name}, ${view.name}: ${each}`),
      );
      await close();
    }
  return faults;
}
