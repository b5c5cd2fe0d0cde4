import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Port of 127.0.0.1 on which nothing listens now; another process may take it before it is used. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
