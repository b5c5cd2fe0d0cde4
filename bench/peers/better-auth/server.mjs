/**
 * better-auth with its phone number plugin on MySQL, with the defaults of production: rate limit in memory, codes of six
 * digits in its verification table. Messages go nowhere. Reads DATABASE_URL; writes its port as a line of JSON.
 */
import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { phoneNumber } from 'better-auth/plugins';
import { createPool } from 'mysql2/promise';

const options = {
  baseURL: 'http://127.0.0.1',
  secret: 'a-secret-of-a-bench-run-that-opens-nothing-else',
  database: createPool({ uri: process.env.DATABASE_URL, timezone: 'Z', connectionLimit: 10 }),
  plugins: [phoneNumber({ sendOTP: () => undefined })],
  telemetry: { enabled: false },
};

const { runMigrations } = await getMigrations(options);
await runMigrations();
const auth = betterAuth(options);

/** Reads a body whole, as the handler of better-auth takes one. */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function answer(request, response) {
  const { method, url, headers } = request;
  const body = method === 'GET' ? undefined : await bodyOf(request);
  const answered = await auth.handler(new globalThis.Request(`http://127.0.0.1${url}`, { method, headers, body }));
  const content = Buffer.from(await answered.arrayBuffer());
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), 'content-length': content.length });
  response.end(content);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.destroy();
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.once('disconnect', () => process.exit(0));
