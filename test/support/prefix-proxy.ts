import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

/** Whether a proxy removes the prefix before it passes a request on, or leaves it on. */
export type PrefixMode = 'removes' | 'keeps';

/** Reverse proxy that serves an upstream under a path of its own, and answers 404 for everything outside. */
export interface PrefixProxy {
  readonly port: number;
  /** Targets that were asked for outside of the prefix. */
  readonly outside: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a proxy on a free port of 127.0.0.1 that serves `upstream`, such as `http://127.0.0.1:3000`, under `prefix`. */
export async function startPrefixProxy(upstream: string, prefix: string, mode: PrefixMode): Promise<PrefixProxy> {
  const outside: string[] = [];
  const server = createServer((request, response) => {
    const { url = '' } = request;
    if (url.startsWith(`${prefix}/`))
      passOn(request, response, `${upstream}${mode === 'removes' ? url.slice(prefix.length) : url}`);
    else {
      outside.push(url);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, outside, close: () => closed(server) };
}

function passOn(request: IncomingMessage, response: ServerResponse, target: string): void {
  const { method, headers } = request;
  const onward = httpRequest(target, { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  onward.on('error', () => response.writeHead(502).end());
  request.pipe(onward);
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await promisify(server.close.bind(server))();
}
