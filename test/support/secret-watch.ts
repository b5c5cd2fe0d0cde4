import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isFindable, isIn, needlesOf } from './secret-needles';

/** Names of fields and variables whose values are secrets: passwords, codes, tickets, tokens, answers, keys. */
const SECRET_FIELD = /pass|pwd|code$|char$|token|^sign$|answer/i;
const SECRET_VARIABLE = /SECRET|TOKEN|PASSWORD|(?:^|_)KEYS?$/;

/** Names of variables that look like those of secrets. */
const OPEN_VARIABLE = /_ID$|PASSWORD_POLICY|UNSAFE/;

/** Passwords that the start of a development server prints. */
const PUBLIC = new Set(['Demo12345']);

interface Written {
  readonly place: string;
  readonly text: string;
}

const planted = new Set<string>();
const written: Written[] = [];
const echoes: string[] = [];

/** Makes values secrets of this test file: none of them may be written anywhere, see {@link leaks}. */
export function plant(...values: readonly string[]): void {
  for (const value of values) if (isWatched(value)) planted.add(value);
}

const isWatched = (value: string): boolean => isFindable(value) && !PUBLIC.has(value);

/** The document of pcuser has the code of the request in the answer of chech_phone_code. */
const mayRepeat = (url: string, secret: string): boolean =>
  /^\/pcuser-find-password\b/i.test(url) && /^\d+$/.test(secret);

/** Makes the secrets of an environment, passwords of its URLs included, secrets of this test file. */
export function plantEnvironment(env: NodeJS.ProcessEnv): void {
  for (const [name, value = ''] of Object.entries(env)) {
    if (SECRET_VARIABLE.test(name) && !OPEN_VARIABLE.test(name)) plant(...value.split(','));
    if (name.endsWith('_URL') && URL.canParse(value)) plant(decodeURIComponent(new URL(value).password));
  }
}

/** Keeps a text that was written to a place where no secret may stand. */
export function record(place: string, text: string | Buffer): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  written.push({ place, text: bytes.toString('latin1').replace(/"pid":\d+/g, '') });
}

/** Number of codes that are searched for in every encoding; a file may have thousands, and the others are searched as they are. */
const CODES_IN_FULL = 50;

/** Places in which a secret of this test file stands, each with the secret. */
export function leaks(): readonly string[] {
  const codes = [...planted].filter((secret) => /^\d+$/.test(secret));
  const asTheyAre = new Set(codes.slice(CODES_IN_FULL));
  const inFull = [...planted].filter((secret) => !asTheyAre.has(secret));
  return [...new Set([...foundInFull(inFull), ...foundAsWords(asTheyAre), ...echoes])];
}

function foundInFull(secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) => {
    const needles = needlesOf(secret);
    return written.filter(({ text }) => isIn(text, needles)).map(({ place }) => `${place}: ${secret}`);
  });
}

function foundAsWords(secrets: ReadonlySet<string>): readonly string[] {
  if (secrets.size === 0) return [];
  return written.flatMap(({ place, text }) =>
    [...text.matchAll(/[0-9A-Za-z]+/g)].filter(([word]) => secrets.has(word)).map(([word]) => `${place}: ${word}`),
  );
}

/** Makes the secrets of each request, and of the inbox, secrets of this test file; no answer may repeat those it was sent. */
export function watchRequests(app: NestFastifyApplication): void {
  const http = app.getHttpAdapter().getInstance();
  const sent = new WeakMap<FastifyRequest, readonly string[]>();
  http.addHook('preValidation', (request: FastifyRequest, _reply: FastifyReply, next: () => void) => {
    const secrets = secretsOf(request);
    sent.set(request, secrets);
    plant(...secrets);
    next();
  });
  http.addHook('onSend', (request, _reply, payload, next) => {
    const text = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.toString('latin1') : '';
    if (request.url.startsWith('/inbox/messages')) plantMessages(text);
    else
      for (const secret of (sent.get(request) ?? []).filter((each) => isWatched(each) && !mayRepeat(request.url, each)))
        if (isIn(text, needlesOf(secret))) echoes.push(`answer to ${request.url}: ${secret}`);
    next();
  });
}

const PAIRS = [
  /"([^"]+)"\s*:\s*"((?:[^"\\]|\\.)*)"/g, // JSON
  /(?:^|[&?])([^=&]+)=([^&]*)/g, // form and query
  /<(?:\w+:)?(\w+)[^<>]*>([^<>]*)<\//g, // XML
];

function secretsOf({ url, body }: FastifyRequest): readonly string[] {
  const texts = [url.slice(url.indexOf('?') + 1), Buffer.isBuffer(body) ? body.toString() : ''];
  const pairs = texts.flatMap((text) => PAIRS.flatMap((pattern) => [...text.matchAll(pattern)]));
  return pairs.filter(([, name = '']) => SECRET_FIELD.test(name)).map(([, , value = '']) => unescaped(value));
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

function plantMessages(text: string): void {
  for (const [, code = ''] of text.matchAll(/"code":"(\d+)"/g)) plant(code);
  for (const [, token = ''] of text.matchAll(/[#&]token=([\w-]+)/g)) plant(token);
}
