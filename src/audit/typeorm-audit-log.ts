import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import { Clock, Random, sortableId } from '../common';
import { AuditLog, type Decision } from './audit-log';

const RETENTION_MS = 180 * 86_400_000;

@Injectable()
export class TypeormAuditLog extends AuditLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    super();
  }

  async record({ app, event, outcome, purpose, accountId, target, ip }: Decision): Promise<void> {
    await this.database.execute(
      `INSERT INTO audit_entries (id, at, app, event, outcome, purpose, account_id, target, ip)
       VALUES (?, ${this.database.now}, ?, ?, ?, ?, ?, ?, ?)`,
      [
        sortableId(this.clock, this.random),
        app,
        event,
        outcome,
        purpose ?? null,
        accountId ?? null,
        target ?? null,
        ip,
      ],
    );
  }

  async purge(limit: number): Promise<number> {
    const old = `at < ${this.database.now} - ${String(RETENTION_MS)}`;
    return (await this.database.deleteSome('audit_entries', 'id', old, limit)).length;
  }
}
