import { Injectable } from '@nestjs/common';
import type { Locale, Mac } from '../../common';
import { Database, isDuplicate } from '../../database';
import { RemoteWriteEntity } from './remote-write.entity';

/** Write elsewhere, such as at a service of accounts, whose result is not known yet (the record of a saga). It keeps its proof from being used for another one. */
export interface RemoteWrite {
  /** Proof that is reserved: `ticket:` and a digest, or `challenge:` and an id. */
  readonly proof: string;
  /** Idempotency key of the call. */
  readonly key: string;
  readonly kind: 'reset' | 'register';
  readonly app: string;
  /** Id of the account, or the phone number of a registration in E.164. */
  readonly subject: string;
  /** Version of the credentials before the write, in the service's words; empty for a registration. */
  readonly storedVersion: string;
  /** Keyed digest of the proof's text and of everything that the call writes: the same request has the same one. */
  readonly mac: Mac;
  /** Language of the flow. */
  readonly locale?: Locale | undefined;
  /** Identity card that is stored beside a new account, encrypted. */
  readonly sealed?: string | undefined;
}

/** Time after which a write without a known result may be given up, in milliseconds. Longer than any call waits. */
const GIVEN_UP_MS = 60_000;

/** Time after which a write is forgotten though its service has not been reached since: its proof has long expired. */
const FORGOTTEN_MS = 86_400_000;

const COLUMNS = 'proof, write_key, kind, app, subject, stored_version, mac_key_id, mac, locale, sealed';

/** Stores writes at services whose results are not known yet. Each method is one statement. */
@Injectable()
export class RemoteWriteStore {
  constructor(private readonly database: Database) {}

  /**
   * Reserves the proof of a write. Returns false when another write has it: of parallel callers exactly one gets true.
   */
  async add(write: RemoteWrite): Promise<boolean> {
    try {
      await this.database.insert(RemoteWriteEntity, {
        ...{ proof: write.proof, writeKey: write.key, kind: write.kind, app: write.app, subject: write.subject },
        ...{ storedVersion: write.storedVersion, macKeyId: write.mac.keyId, mac: write.mac.digest },
        ...{ locale: write.locale ?? null, sealed: write.sealed ?? null, createdAt: () => this.database.now },
      });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /**
   * Puts a write in the place of one with the same proof that may be given up. Returns false when there is none: of parallel callers
   * exactly one gets true.
   */
  async replace(write: RemoteWrite): Promise<boolean> {
    const replaced = await this.database.execute(
      `UPDATE auth_remote_writes SET write_key = ?, stored_version = ?, mac_key_id = ?, mac = ?, locale = ?, sealed = ?,
         created_at = ${this.database.now}
       WHERE proof = ? AND ${this.isGivenUp}`,
      [
        ...[write.key, write.storedVersion, write.mac.keyId, write.mac.digest],
        ...[write.locale ?? null, write.sealed ?? null, write.proof],
      ],
    );
    return replaced === 1;
  }

  /** Writes of an account, or of a phone number. */
  async of(app: string, subject: string): Promise<readonly RemoteWrite[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM auth_remote_writes WHERE app = ? AND subject = ?`,
      [app, subject],
    );
    return rows.map(toWrite);
  }

  /** Ends a write, in the current transaction. Of parallel callers exactly one gets true; none for a write that was replaced. */
  async end({ proof, key }: RemoteWrite): Promise<boolean> {
    const sql = 'DELETE FROM auth_remote_writes WHERE proof = ? AND write_key = ?';
    return (await this.database.execute(sql, [proof, key])) === 1;
  }

  /** Writes that may be given up, the oldest first, `limit` at most. */
  async givenUp(limit: number): Promise<readonly RemoteWrite[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM auth_remote_writes WHERE ${this.isGivenUp} ORDER BY created_at LIMIT ${String(limit)}`,
    );
    return rows.map(toWrite);
  }

  /** Deletes at most `limit` writes that are over a day old. Returns their number. */
  async purge(limit: number): Promise<number> {
    const old = `created_at < ${this.database.now} - ${String(FORGOTTEN_MS)}`;
    return (await this.database.deleteSome('auth_remote_writes', 'proof', old, limit)).length;
  }

  private get isGivenUp(): string {
    return `created_at <= ${this.database.now} - ${String(GIVEN_UP_MS)}`;
  }
}

interface Row {
  readonly proof: string;
  readonly write_key: string;
  readonly kind: RemoteWrite['kind'];
  readonly app: string;
  readonly subject: string;
  readonly stored_version: string;
  readonly mac_key_id: string;
  readonly mac: string;
  readonly locale: Locale | null;
  readonly sealed: string | null;
}

const toWrite = (row: Row): RemoteWrite => ({
  proof: row.proof,
  key: row.write_key,
  kind: row.kind,
  app: row.app,
  subject: row.subject,
  storedVersion: row.stored_version,
  mac: { keyId: row.mac_key_id, digest: row.mac },
  locale: row.locale ?? undefined,
  sealed: row.sealed ?? undefined,
});
