import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port';
import { startHaproxy } from './haproxy';

const SHIPPED = join(__dirname, '../../deploy/haproxy.cfg');

/** HAProxy before api processes. */
export interface ApiBalancer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts HAProxy with the configuration of deploy, before two processes on these ports of this machine, one of which is up. */
export async function startApiBalancer([first, second]: readonly [number, number]): Promise<ApiBalancer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const here = readFileSync(SHIPPED, 'utf8')
    .replace('bind :8080', `bind 127.0.0.1:${String(port)}`)
    .replaceAll('abns@regain', `abns@regain-${randomBytes(4).toString('hex')}`)
    .replaceAll('api1:3000', `127.0.0.1:${String(first)}`)
    .replaceAll('api2:3000', `127.0.0.1:${String(second)}`);
  return { url, stop: await startHaproxy(here, () => isUp(url)) };
}

const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
