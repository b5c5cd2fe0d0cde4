import { createHash } from 'node:crypto';
import { DataSource, type Logger } from 'typeorm';
import { dataSourceOptions } from '../../src/database';
import { schema } from '../../src/schema';
import { describeEachDatabase, openDatabase } from '../support/database-harness';

/**
 * Digest of the statements by which each landed migration changes a database. A database that has run a migration never
 * runs it again, so a migration that turns out wrong is mended by a new one, which gets a new line here; no line ever
 * changes.
 */
const LANDED = {
  sqlite: {
    CreateAudit1763700000000: 'c6e46e56161c4c05ee75c55bd076efb4',
    CreateApps1763700000500: '80b8c4b3222b03df1728c04bb75aa6e4',
    CreateCaptchas1763700001000: '37fe4ea3cdf93d8cd1bf5cc22e5fe2b7',
    CreateNotification1763700002000: '9e803cf55b3b8aaf1a54efc93b20c702',
    CreateOtp1763700003000: 'fda2766ae36b10686c294569cc9e21be',
    CreateAuth1763700004000: 'f1992979d20f846fd1f92acbba39ebae',
    CreateNonces1763700005000: 'cb5b99a7e74e512002c035814b1d6059',
    CreateIdentityCards1763700005100: '7d2d94d0a9ec9a1e91da3ad34e1d412a',
    AddReceipts1763700006000: '8b6e4eb0b8f672e891a5c86789021678',
    RenameToStandardTerms1764160000000: '317b5126b54825a26a06cb2476d5253e',
    RenameProviderToVendor1764160001000: '6c6c3916092a9a91e805ddbd68fdb044',
    AddLocaleOfFlow1764170000000: '8e35e9e28f936e847269502d580d35c8',
    RememberReplacedCaptchas1764172000000: 'b22c28616f4a12b415a1b4f20555f360',
    AddTicketKind1764173000000: '4ce6f1c8912d525853d74a95e8d131dd',
    AddChallengeDecoy1764173000100: '9df9b15d034a20fee06669faed71013e',
    CapSpend1764180000000: 'b22f3334dc9e1b2ebee454eaff96290b',
    WatchDestinations1764180001000: '8a804c81e375f10e0a0b422914639d02',
    FoldAuditEntries1764190000000: 'd583c6bc04ea5009d3a22602fb2afe1d',
    RememberSpentProofs1764201000000: '48b03dd5e4d878bae35a746b8d62a97f',
    AddCodeNetwork1764202000000: '63f4e2f6e61305ec20401f48487d63cd',
    TrackSessionUse1764204000000: '4a3d36de1448065d517b464af2abc33d',
    StoreCodesWithChallenges1764220000000: 'a49cefef113d24f8cf2c14e0a7c2332e',
    CreateAuthKeys1764321000000: 'c6e6bd7c60f83e219b61c3f55793bc2a',
    AddAccountLocks1764320000000: '90bf13eb403cfa4f876bad949151092b',
    ChainAudit1764271000000: '6756ec1199202eedc9ac2a6f250f88b3',
    CreateBlocks1764270000000: '3ac437fb3d41f2a770d6601ff8a4862f',
    CreateDeliveryDays1764290000000: 'ab73084fc3039d86a04069c50cb022a6',
    CreateEventOutbox1764232000000: 'a8d602c29839cb44046d6bc1e948b9e8',
    HoldIdsOfOwners1764230000000: '3ef3e94e975a2115a75e7bcbeadefd4e',
    RecordRemoteWrites1764231000000: 'b5216396f81288894b5e0aa3f453a0e9',
    CreateClientSecrets1764240000000: 'a6de79cf81980aeb67e40cb965244b78',
    CreateVerifications1764240100000: 'd33602aa421bf7c2fb03802d50ce87b6',
    AddSessionDevice1764250000000: 'b40caa068ff1b037b6dcc0a6fe16a9a2',
    CreateApiChallenges1764250100000: '004874a4b337c9e5389ea2640e852491',
    CreateApiIdempotency1764250200000: '3cdc8bf0e94486748e1576b69a817924',
    CreateConsole1764280000000: '5b4b6e88bece93269296f8d2b9b0e36d',
    AddClientCodeLength1764331000000: 'cd28246dcb953aff2d490a5a0e960b96',
  },
  mysql: {
    CreateAudit1763700000000: 'b87c7ef09fca3368f95ce361d7dc578b',
    CreateApps1763700000500: '642d42eb16a57b933e426fce175e116c',
    CreateCaptchas1763700001000: '7cf49c57db7d927dd3554ce6ee3bd979',
    CreateNotification1763700002000: 'd4b93e7235eb8b8428eabb1575de3f67',
    CreateOtp1763700003000: '3ea925180349ce3ca35b0d565195af2e',
    CreateAuth1763700004000: 'bd28c6dd83fd8b86c7dddb32bf0954ce',
    CreateNonces1763700005000: 'b4af6713d92daab6468cf8287d61dbc3',
    CreateIdentityCards1763700005100: '939805daa289b11a7bf2324d20fdfba5',
    AddReceipts1763700006000: '411bdc2870146c1362a10b8bd1b08037',
    RenameToStandardTerms1764160000000: 'b8c3bf4f317bd6a1f9ea6a8779e9d0e1',
    RenameProviderToVendor1764160001000: 'ecb117594f5fbc7da817b036045b4c6b',
    AddLocaleOfFlow1764170000000: '0a6244b335cc0e74b739a2c888298b25',
    RememberReplacedCaptchas1764172000000: '1cbd68d7a6d2c7b322573f2a877fdd27',
    AddTicketKind1764173000000: '110f3fa40145970b04e8ab5a26c1381b',
    AddChallengeDecoy1764173000100: '6057e2b5192ad56612effb148a817703',
    CapSpend1764180000000: '9246b417d148254b6ccba59f3f0d0d3f',
    WatchDestinations1764180001000: 'dca29124164de9d2f510c6963c7545e7',
    FoldAuditEntries1764190000000: '5b49e91df0c66fdabb74f05edbdc3d67',
    RememberSpentProofs1764201000000: '559c6ff9766a62340d84be33bf6d574e',
    AddCodeNetwork1764202000000: '545cae01226ff438b12a7ca658bfe15e',
    TrackSessionUse1764204000000: 'a833486e8b9373f3e7fa923614c79596',
    StoreCodesWithChallenges1764220000000: '78b28816d77c389158b52f3b7e0c27d0',
    CreateAuthKeys1764321000000: '35c56351f9f1e519d95cc6f8fb755977',
    AddAccountLocks1764320000000: '58c67d5f089dccd661576a17bf4b8039',
    ChainAudit1764271000000: '1d34470e5ea3d89bfc39bce342aa845b',
    CreateBlocks1764270000000: '391745cfceed86f6b781b393f709125b',
    CreateDeliveryDays1764290000000: '8c865ea67c0b1927d3657a7c8c62fbbc',
    CreateEventOutbox1764232000000: '31ca582331f8c0a4f258a7d70c199304',
    HoldIdsOfOwners1764230000000: '12022a1262643b836044abe969444015',
    RecordRemoteWrites1764231000000: '9c9a5f81c30e7810cb4908733a0b0daa',
    CreateClientSecrets1764240000000: '0483ed833f73b199a3f8dd1bf1191e3b',
    CreateVerifications1764240100000: 'c0f401d19ab44ff679d1b017027aab4c',
    AddSessionDevice1764250000000: 'd5708cbb83cbb8077c4d42b219364251',
    CreateApiChallenges1764250100000: 'cd5d8b7f0f91111cfa2d3d63f7898d41',
    CreateApiIdempotency1764250200000: '68c2393a4d6f7b6699e95ed27a88ed13',
    CreateConsole1764280000000: 'b9b640d8597a2e6beef60fe4a1e840af',
    AddClientCodeLength1764331000000: 'b691a9f27e1cf093b830394b1b2a31cb',
  },
} as const;

describeEachDatabase('landed migrations', (kind) => {
  it('change a database as they did when they landed', async () => {
    const database = await openDatabase(kind);
    const recorder = new Recorder();
    const options = { ...dataSourceOptions(database.config, schema), logger: recorder };
    const dataSource = await new DataSource(options).initialize();
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await dataSource.destroy();
      await database.close();
    }
    const schemaName = database.config.kind === 'mysql' ? new URL(database.config.url).pathname.slice(1) : '';
    expect(digests(recorder.statements, schemaName)).toEqual(LANDED[kind]);
  });
});

/** Keeps every statement that TypeORM sends. */
class Recorder implements Logger {
  readonly statements: string[] = [];

  /** The values of the record of a migration are a list on MySQL, an object on SQLite. */
  logQuery(sql: string, values: object = {}): void {
    const isRecord = /INTO\b.*\bmigrations\b/.test(sql);
    const name = Object.values(values).find((value) => typeof value === 'string');
    this.statements.push(isRecord ? `done ${String(name)}` : sql);
  }

  readonly logQueryError = (): void => undefined;
  readonly logQuerySlow = (): void => undefined;
  readonly logSchemaBuild = (): void => undefined;
  readonly logMigration = (): void => undefined;
  readonly log = (): void => undefined;
}

const READS = /^\s*(?:SELECT|PRAGMA|SHOW|BEGIN|START|COMMIT|SET)\b/i;

/** Digest of the changes that precede the record of each migration; the names of database and collation are left out. */
function digests(statements: readonly string[], schemaName: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  let changes: string[] = [];
  for (const sql of statements) {
    const done = /^done (.*)$/.exec(sql)?.[1];
    if (done !== undefined) {
      found[done] = createHash('sha256').update(changes.join(';')).digest('hex').slice(0, 32);
      changes = [];
    } else if (!READS.test(sql) && !/\bmigrations\b/.test(sql)) changes.push(normalize(sql, schemaName));
  }
  return found;
}

const normalize = (sql: string, schemaName: string): string =>
  sql
    .replaceAll(`\`${schemaName}\`.`, '')
    .replaceAll(/utf8mb4_nopad_bin|utf8mb4_0900_bin/g, '<collation>')
    .replaceAll(/\s+/g, ' ')
    .trim();
