import { Test, type TestingModule } from '@nestjs/testing';
import { Database, DatabaseClock, DatabaseModule } from '../../src/database';
import { CreateNotification1763700002000 } from '../../src/database/migrations/1763700002000-create-notification';
import { UnitOfWork } from '../../src/kernel';
import { TypeormOutboxStore } from '../../src/notification/adapters/typeorm/typeorm-outbox.store';
import { OutboxMessageEntity } from '../../src/notification/adapters/typeorm/outbox-message.entity';
import { FixedClock } from '../doubles/fixed-clock';
import { InMemoryOutboxStore, type StoredRow } from '../doubles/in-memory-outbox.store';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { outboxStoreContract } from './outbox-store.contract';

describe('InMemoryOutboxStore', () => {
  outboxStoreContract(() => {
    const clock = new FixedClock();
    const store = new InMemoryOutboxStore(clock);
    return Promise.resolve({
      store,
      advance: (seconds) => {
        clock.advance(seconds * 1000);
      },
      find: (id) => Promise.resolve(store.find(id)),
    });
  });
});

describeEachDatabase('TypeormOutboxStore', (kind) => {
  let database: OpenDatabase;
  let app: TestingModule;

  beforeAll(async () => {
    database = await openDatabase(kind);
    const schema = { entities: [OutboxMessageEntity], migrations: [CreateNotification1763700002000] };
    const imports = [DatabaseModule.forRoot({ config: database.config, schema, exclusive: false })];
    app = await Test.createTestingModule({ imports }).compile();
  });

  afterAll(async () => {
    await app.close();
    await database.close();
  });

  outboxStoreContract(async () => {
    const db = app.get(Database);
    await db.execute('DELETE FROM notification_outbox');
    return {
      store: new TypeormOutboxStore(db, app.get(UnitOfWork)),
      advance: (seconds) => {
        app.get(DatabaseClock).advance(seconds * 1000);
      },
      find: async (id) => {
        const [row] = await db.query<StoredRow>(
          `SELECT state, recipient, payload, provider, last_error AS lastError FROM notification_outbox WHERE id = ?`,
          [id],
        );
        return row;
      },
    };
  });

  it('writes nothing when the unit of work that queued the message fails', async () => {
    const db = app.get(Database);
    const unitOfWork = app.get(UnitOfWork);
    const store = new TypeormOutboxStore(db, unitOfWork);
    await db.execute('DELETE FROM notification_outbox');
    const failing = unitOfWork.run(async () => {
      await store.add([
        {
          ...{ id: 'undone', app: 'default', channel: 'sms', template: 'recover-code', locale: 'en', reference: 'ABC' },
          ...{ maskedRecipient: '', payload: '', lifetimeSeconds: 300 },
        },
      ]);
      throw new Error('the use case failed');
    });
    await expect(failing).rejects.toThrow('the use case failed');
    expect(await db.query('SELECT id FROM notification_outbox')).toEqual([]);
  });
});
