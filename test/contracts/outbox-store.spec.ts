import { noDeliveryFailures } from '../doubles/no-delivery-failures';
import { Test, type TestingModule } from '@nestjs/testing';
import { Database, DatabaseClock } from '../../src/database';
import { UnitOfWork } from '../../src/common';
import { TypeormReceiptStore } from '../../src/notification/receipts/typeorm-receipt.store';
import { TypeormOutboxStore } from '../../src/notification/outbox/typeorm-outbox.store';
import { FixedClock } from '../doubles/fixed-clock';
import { InMemoryOutboxStore, type StoredRow } from '../doubles/in-memory-outbox.store';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { platformModules } from '../support/platform-modules';
import { testConfig } from '../support/test-environment';
import { outboxStoreContract } from './outbox-store.contract';
import { outboxTimesContract } from './outbox-times.contract';
import type { OutboxContractSetup } from './outbox-contract-setup';

describe('InMemoryOutboxStore', () => {
  const open = (): Promise<OutboxContractSetup> => {
    const clock = new FixedClock();
    const store = new InMemoryOutboxStore(clock);
    return Promise.resolve({
      store,
      advance: (seconds) => {
        clock.advance(seconds * 1000);
      },
      find: (id) => Promise.resolve(store.find(id)),
    });
  };

  outboxStoreContract(open);
  outboxTimesContract(open);
});

describeEachDatabase('TypeormOutboxStore', (kind) => {
  let database: OpenDatabase;
  let app: TestingModule;

  beforeAll(async () => {
    database = await openDatabase(kind);
    const imports = platformModules(testConfig(database.config));
    app = await Test.createTestingModule({ imports }).compile();
  });

  afterAll(async () => {
    await app.close();
    await database.close();
  });

  const open = async (): Promise<OutboxContractSetup> => {
    const db = app.get(Database);
    await db.execute('DELETE FROM notification_outbox');
    return {
      store: new TypeormOutboxStore(
        db,
        app.get(UnitOfWork),
        new TypeormReceiptStore(db, app.get(UnitOfWork), noDeliveryFailures),
        noDeliveryFailures,
      ),
      advance: (seconds) => {
        app.get(DatabaseClock).advance(seconds * 1000);
      },
      find: async (id) => {
        const [row] = await db.query<StoredRow>(
          `SELECT state, recipient, payload, vendor, last_error AS lastError, entered_at AS enteredAt
           FROM notification_outbox WHERE id = ?`,
          [id],
        );
        return row;
      },
    };
  };

  outboxStoreContract(open);
  outboxTimesContract(open);

  it('writes nothing when the unit of work is rolled back', async () => {
    const db = app.get(Database);
    const unitOfWork = app.get(UnitOfWork);
    const store = new TypeormOutboxStore(
      db,
      unitOfWork,
      new TypeormReceiptStore(db, unitOfWork, noDeliveryFailures),
      noDeliveryFailures,
    );
    await db.execute('DELETE FROM notification_outbox');
    const failing = unitOfWork.run(async () => {
      await store.add([
        {
          ...{ id: 'undone', app: 'default', channel: 'sms', template: 'recover-code', locale: 'en', reference: 'ABC' },
          ...{ maskedRecipient: '', country: null, code: null, payload: '', lifetimeSeconds: 300 },
        },
      ]);
      throw new Error('the use case failed');
    });
    await expect(failing).rejects.toThrow('the use case failed');
    expect(await db.query('SELECT id FROM notification_outbox')).toEqual([]);
  });
});
