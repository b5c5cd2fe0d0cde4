import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Database, type DatabaseConfig } from '../../src/database';
import { recordRoutes } from '../../src/http';
import {
  NotificationModule,
  type NotificationOptions,
  ReceiptsModule,
  TemplatesModule,
  WorkerModule,
} from '../../src/notification';
import { PagesModule } from '../../src/pages/pages.module';
import { ResetModule } from '../../src/pages/reset/reset.module';
import { eventually } from './eventually';
import { platformModules } from './platform-modules';
import { testConfig } from './test-environment';

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

/** A running process that delivers messages and shows its inbox, and nothing else of the product. */
export async function openDelivery(
  database: DatabaseConfig,
  options: Partial<NotificationOptions> = {},
  inbox = true,
): Promise<NestFastifyApplication> {
  const config = testConfig(database, { PUBLIC_URL: 'https://id.example.com:8443' });
  const vendors = { ...config.notification.vendors, ...options.vendors };
  const notification = Object.assign({}, config.notification, { batch: 10, pollMs: 20 }, options, { vendors });
  const module = await Test.createTestingModule({
    imports: [
      ...platformModules({ ...config, notification }),
      TemplatesModule.forRoot(notification),
      NotificationModule,
      ReceiptsModule,
      ...(notification.worker ? [WorkerModule] : []),
      ResetModule.forRoot(config.pcuser),
      PagesModule.forRoot({
        inbox,
        help: false,
        basePath: '',
        answers: [{ href: '/systems/answers', title: 'systems <1>' }],
        ...{
          v1: false,
          pages: [],
          apis: [],
          accounts: [],
          publicUrl: config.service.publicUrl,
          limits: config.service.limits,
        },
      }),
    ],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  recordRoutes(app.getHttpAdapter().getInstance());
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
