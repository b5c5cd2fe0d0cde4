import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { unavailable } from './edge-refusal';
import { RefusedException } from './outcome';
import { TaskPool } from './task-pool';

/** Size of a pool of worker threads. */
export interface WorkerPoolOptions {
  /** Number of threads; each is started when it is first needed. */
  readonly size: number;
  /** Maximum number of tasks that wait for a thread; further ones are refused as unavailable. */
  readonly maxWaiting: number;
}

/**
 * Pool of worker threads that run one file, which answers each message with one message. A thread ends by an uncaught
 * error: the task that it had is rejected with the error, and another thread takes its place. Idle threads keep no
 * process alive.
 */
export class WorkerPool<Task, Result> {
  private readonly tasks: TaskPool;
  private readonly threads = new Set<Thread<Task, Result>>();
  private readonly idle: Thread<Task, Result>[] = [];
  private isClosed = false;

  /** Parameter `file`: absolute path of the compiled file, or of its TypeScript source. */
  constructor(
    private readonly file: string,
    { size, maxWaiting }: WorkerPoolOptions,
  ) {
    this.tasks = new TaskPool(size, maxWaiting);
  }

  /** Runs a task on a thread. Rejects with `unavailable` when too many wait, or after {@link close}. */
  run(task: Task): Promise<Result> {
    return this.tasks.run(async () => {
      if (this.isClosed) throw new RefusedException(unavailable());
      const thread = this.idle.pop() ?? this.start();
      const result = await thread.run(task);
      if (!thread.hasEnded) this.idle.push(thread);
      return result;
    });
  }

  /** Ends all threads; tasks that they have are rejected. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.threads].map((thread) => thread.end()));
  }

  private start(): Thread<Task, Result> {
    const thread = new Thread<Task, Result>(this.file, () => {
      this.threads.delete(thread);
      if (this.idle.includes(thread)) this.idle.splice(this.idle.indexOf(thread), 1);
    });
    this.threads.add(thread);
    return thread;
  }
}

interface RunningTask<Result> {
  resolve(result: Result): void;
  reject(error: Error): void;
}

/** Loader of TypeScript sources for a file that is not compiled: in tests and in `npm run start:dev`. */
const SOURCE_LOADER = ['-r', '@swc-node/register'];

/** One worker thread, which runs one task at a time. */
class Thread<Task, Result> {
  private readonly worker: Worker;
  private running: RunningTask<Result> | undefined;
  private cause: Error | undefined;
  /** True for a thread that has ended: a task would never be answered. It may end before its last answer is passed on. */
  hasEnded = false;

  constructor(file: string, onEnd: () => void) {
    this.worker = new Worker(file, { execArgv: extname(file) === '.ts' ? SOURCE_LOADER : [] });
    this.worker.unref();
    this.worker.on('message', (result: Result) => this.running?.resolve(result));
    this.worker.on('error', (error: Error) => {
      this.cause = error;
    });
    this.worker.on('exit', (code) => {
      this.hasEnded = true;
      onEnd();
      this.running?.reject(this.cause ?? new Error(`a worker thread ended with ${String(code)}`));
    });
  }

  run(task: Task): Promise<Result> {
    this.worker.ref();
    return new Promise<Result>((resolve, reject) => {
      this.running = { resolve, reject };
      this.worker.postMessage(task);
    }).finally(() => {
      this.running = undefined;
      this.worker.unref();
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
