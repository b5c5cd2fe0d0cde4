import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { WorkerPool } from '../../common';
import type { CaptchaMedium } from '../captcha-kind';

/** Captcha to be drawn: its kind, and the answer that it shows or speaks. */
export interface DrawTask {
  readonly kind: CaptchaMedium;
  readonly answer: string;
}

/** Maximum number of threads: four draw several thousand captchas a second. */
const MAX_THREADS = 4;

/** Maximum number of captchas that wait for each thread, some tenths of a second of work. */
const MAX_WAITING_PER_THREAD = 256;

/** Number of threads. */
export const THREADS = Math.min(availableParallelism(), MAX_THREADS);

/** File of the threads: compiled like this one, or as its source. */
const FILE = join(__dirname, `draw.worker${extname(__filename)}`);

/** Threads that draw captchas, off the event loop. */
@Injectable()
export class DrawingPool implements OnApplicationShutdown {
  private readonly workers = new WorkerPool<DrawTask, Uint8Array<ArrayBuffer>>(FILE, {
    size: THREADS,
    maxWaiting: THREADS * MAX_WAITING_PER_THREAD,
  });

  /** Draws a captcha: the bytes of its file. Rejects with `unavailable` when too many wait. */
  async draw(task: DrawTask): Promise<Buffer> {
    const { buffer } = await this.workers.run(task);
    return Buffer.from(buffer);
  }

  /** Ends the threads, after the last request was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.workers.close();
  }
}
