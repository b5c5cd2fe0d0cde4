import { Test, type TestingModule } from '@nestjs/testing';
import { AuditLog, AuditRecorder } from '../../src/audit/audit-log';
import { Database, DatabaseClock } from '../../src/database';
import { Clock, Random, UnitOfWork } from '../../src/common';
import { type DatabaseKind, type OpenDatabase, openDatabase } from './database-harness';
import { platformModules } from './platform-modules';
import { testConfig } from './test-environment';
import { useFixture } from './use-fixture';

/** Fixture of the stores: all tables on a database of its own, with its connections and unit of work. */
class StoreFixture {
  private readonly processes: TestingModule[] = [];

  private constructor(private readonly opened: OpenDatabase) {}

  static async open(kind: DatabaseKind): Promise<StoreFixture> {
    const fixture = new StoreFixture(await openDatabase(kind));
    await fixture.startProcess();
    return fixture;
  }

  /** One more process on the same database, with connections and a unit of work of its own. */
  async startProcess(): Promise<TestingModule> {
    const process = await Test.createTestingModule({
      imports: platformModules(testConfig(this.opened.config)),
    }).compile();
    this.processes.push(process);
    return process;
  }

  async close(): Promise<void> {
    for (const process of this.processes) await process.close();
    await this.opened.close();
  }

  get process(): TestingModule {
    const [first] = this.processes;
    if (!first) throw new Error('the fixture is closed');
    return first;
  }

  get database(): Database {
    return this.process.get(Database);
  }

  get unitOfWork(): UnitOfWork {
    return this.process.get(UnitOfWork);
  }

  get audit(): AuditRecorder {
    return new AuditRecorder(new AuditLog(this.database, this.process.get(Clock), this.process.get(Random)));
  }

  /** Advances the clock of the database. */
  pass(milliseconds: number): void {
    this.process.get(DatabaseClock).advance(milliseconds);
  }
}

/** A StoreFixture of all tests of a describe. */
export const useStoreFixture = (kind: DatabaseKind) => useFixture(() => StoreFixture.open(kind));
