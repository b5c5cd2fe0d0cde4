import { join } from 'node:path';
import { DrawingPool, type DrawTask } from '../../src/captcha/drawing/drawing-pool';
import { TaskPool, WorkerPool } from '../../src/common';
import { CaptchaKind } from '../../src/captcha/captcha-kind';
import { ImageCaptcha } from '../../src/captcha/kinds/image/image-captcha';
import { ApiHarness } from '../support/api-harness';
import type { Answer } from '../support/http-client';
import { SeededRandom } from '../doubles/seeded-random';

const SOURCE = join(__dirname, '../../src/captcha/drawing/draw.worker.ts');

/** Pool of one thread, behind which one captcha may wait. */
class NarrowPool extends DrawingPool {
  private readonly places = new TaskPool(1, 1);
  private readonly thread = new WorkerPool<DrawTask | 'broken', Uint8Array<ArrayBuffer>>(SOURCE, {
    size: 1,
    maxWaiting: 0,
  });
  /** Moment before which nothing is drawn. */
  opening: Promise<void> = Promise.resolve();
  isBroken = false;

  override draw(task: DrawTask): Promise<Buffer> {
    return this.places.run(async () => {
      await this.opening;
      return Buffer.from(await this.thread.run(this.isBroken ? 'broken' : task));
    });
  }

  override async onApplicationShutdown(): Promise<void> {
    await this.thread.close();
  }
}

describe('captchas beyond what the threads can draw', () => {
  const pool = new NarrowPool();
  let api: ApiHarness;
  let clients = 0;

  beforeAll(async () => {
    const kind = new ImageCaptcha(new SeededRandom(), pool, 5);
    api = await ApiHarness.open('sqlite', {
      overrides: (builder) => builder.overrideProvider(CaptchaKind).useValue(kind),
    });
  });

  afterEach(() => {
    pool.isBroken = false;
  });

  afterAll(async () => {
    await api.close();
    await pool.onApplicationShutdown();
  });

  const newClient = (): string => `c395c016-ad85-40d9-963b-${String(clients++).padStart(12, '0')}`;
  const draws: readonly (readonly [call: string, draw: () => Promise<Answer>])[] = [
    ['GET /api/member/imgcode', () => api.client.get(`/api/member/imgcode?client=${newClient()}`)],
    ['GET /pcuser-captcha', () => api.client.get('/pcuser-captcha')],
    ['POST /api/user/checkImg', () => api.form('/api/user/checkImg', { imgid: newClient(), imgtype: 'reg' })],
  ];
  const isPicture = ({ headers }: Answer): boolean => headers['content-type'] === 'image/png';

  it.each(draws)('%s is answered 503 with Retry-After in the form of its clients', async (_, draw) => {
    let open = (): void => undefined;
    pool.opening = new Promise((resolve) => {
      open = resolve;
    });
    const asked = [draw(), draw(), draw()];
    const refused = await Promise.race(asked);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
    expect(refused.json).toBeInstanceOf(Object);
    open();
    expect((await Promise.all(asked)).filter(isPicture)).toHaveLength(2);
  });

  it.each(draws)('%s is answered 503 when its thread breaks, and the next one drawn', async (_, draw) => {
    pool.isBroken = true;
    expect((await draw()).status).toBe(503);
    pool.isBroken = false;
    expect(isPicture(await draw())).toBe(true);
  });
});
