import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const PATIENCE_MS = 5_000;
const READY = '220';

/** Resolves to true when a mail server at the URL (smtp:// or smtps://) sends its 220 greeting within five seconds. */
export function greets(url: string): Promise<boolean> {
  const { protocol, hostname: host, port } = new URL(url);
  const isTls = protocol === 'smtps:';
  const socket = isTls
    ? connectTls({ host, port: Number(port || 465), servername: host })
    : connectPlain({ host, port: Number(port || 587) });
  return greeting(socket).finally(() => {
    socket.destroy();
  });
}

function greeting(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.setTimeout(PATIENCE_MS);
    socket.once('data', (bytes) => {
      resolve(bytes.toString('latin1').startsWith(READY));
    });
    for (const event of ['error', 'timeout', 'close'])
      socket.once(event, () => {
        resolve(false);
      });
  });
}
