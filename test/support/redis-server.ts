import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from './free-port';
import { eventually } from './eventually';

const START_MS = 10_000;

/** A Redis server of its own, without persistence, which can go down and come up again, and stop answering. */
export interface RedisServer {
  /** `redis://127.0.0.1:<port>`, with the password where there is one. */
  readonly url: string;
  /** Sends a line of the inline protocol on a connection of its own, and returns the answer as it is. */
  ask(line: string): Promise<string>;
  /** Stops answering, with all connections open, until `resume`. */
  pause(): void;
  resume(): void;
  /** Ends the process: in peace, or by SIGKILL as in a crash. */
  down(signal?: NodeJS.Signals): Promise<void>;
  up(): Promise<void>;
}

/** Starts an installed redis-server on a free port of 127.0.0.1. */
export async function startRedisServer(password?: string): Promise<RedisServer> {
  const port = await freePort();
  const user = password === undefined ? '' : `:${password}@`;
  let child: ChildProcess;
  const login = password === undefined ? '' : `AUTH ${password}\r\n`;
  const ask = (line: string) => exchange(port, `${login}${line}\r\n`);
  const end = () => child.kill('SIGKILL');
  const up = async () => {
    child = spawn('redis-server', redisArguments(port, password), { stdio: 'ignore' });
    await eventually(
      () =>
        ask('PING').then(
          (text) => text.includes('PONG'),
          () => false,
        ),
      START_MS,
    );
  };
  await up();
  process.once('exit', end);
  return {
    ...{ url: `redis://${user}127.0.0.1:${String(port)}`, ask, up },
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    down: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill(signal);
      await ended;
      process.removeListener('exit', end);
    },
  };
}

const redisArguments = (port: number, password: string | undefined): string[] => [
  ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
  ...(password === undefined ? [] : ['--requirepass', password]),
];

/** Sends a text, then half-closes, and collects what is answered until the server closes. */
async function exchange(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(`${text}QUIT\r\n`);
  let answer = '';
  for await (const part of socket) answer += String(part);
  return answer;
}
