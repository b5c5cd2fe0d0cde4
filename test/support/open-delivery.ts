import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Database, type DatabaseConfig, DatabaseModule } from '../../src/database';
import { NotificationModule, type NotificationOptions } from '../../src/notification';
import { CommonModule } from '../../src/common';
import { schema } from '../../src/schema';
import { PagesModule } from '../../src/pages/pages.module';
import { eventually } from './eventually';

/** A row of the outbox as an operator sees it. */
export interface OutboxView {
  readonly id: string;
  readonly recipient: string;
  readonly state: string;
  readonly payload: string | null;
  readonly attempts: number;
  readonly vendor: string | null;
  readonly lastError: string | null;
}

const defaults: NotificationOptions = {
  channels: { sms: ['inbox'], email: ['inbox'] },
  publicUrl: 'https://id.example.com:8443',
  worker: true,
  receipts: true,
  leaseSeconds: 30,
  batch: 10,
  tries: 3,
  pollMs: 20,
};

/** A running process that delivers messages and shows its inbox, and nothing else of the product. */
export async function openDelivery(
  config: DatabaseConfig,
  options: Partial<NotificationOptions> = {},
  inbox = true,
): Promise<NestFastifyApplication> {
  const module = await Test.createTestingModule({
    imports: [
      CommonModule.forRoot({ secretKeys: ['a key of the tests, long enough for HKDF'] }),
      DatabaseModule.forRoot({ config, schema, exclusive: false }),
      NotificationModule.forRoot({ ...defaults, ...options }),
      PagesModule.forRoot({ inbox, help: false, answers: [{ href: '/systems/answers', title: 'systems <1>' }] }),
    ],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** The whole outbox, oldest first. */
export function outboxOf(app: NestFastifyApplication): Promise<OutboxView[]> {
  return app.get(Database).query<OutboxView>(
    `SELECT id, recipient, state, payload, attempts, vendor, last_error AS lastError FROM notification_outbox
       ORDER BY created_at, id`,
  );
}

/** The whole outbox, once every message in it has ended. */
export function endedOutboxOf(app: NestFastifyApplication): Promise<OutboxView[]> {
  return eventually(async () => {
    const rows = await outboxOf(app);
    return rows.length > 0 && rows.every(({ payload }) => payload === null) && rows;
  }, 15_000);
}
