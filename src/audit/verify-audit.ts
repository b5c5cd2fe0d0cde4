import { DAY_MS } from '../common';
import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import { sealDigest } from './audit-chain';
import { AuditReader } from './audit-reader';
import { RETENTION_MS } from './audit-log';
import { AuditSeals, endOf, type Seal } from './audit-seals';

/** Result of a verification. */
export interface AuditReport {
  /** Seals whose entries are as they were when they were sealed, and the number of those. */
  readonly seals: number;
  readonly entries: number;
  /** The first seal that is not as it was; undefined when all are. */
  readonly broken: Seal | undefined;
  /** Digest of the newest seal; undefined without any. */
  readonly newestDigest: string | undefined;
  /** True when one of the seals has the digest that was asked for, or none was. */
  readonly hasExpected: boolean;
}

/** Use case of operators: “Is the audit log as it was written?” */
@Injectable()
export class VerifyAudit {
  constructor(
    private readonly database: Database,
    private readonly reader: AuditReader,
    private readonly seals: AuditSeals,
  ) {}

  /**
   * Compares every seal with its entries, and with the seal before it. Seals whose entries may be past their retention are compared
   * with nothing; the digest of a seal covers where the one before it ends, so that none can be moved there unnoticed. `expected` is the digest of a seal that was noted elsewhere.
   */
  async execute(expected?: string): Promise<AuditReport> {
    const oldest = await this.oldestKept();
    let report: AuditReport = {
      ...{ seals: 0, entries: 0, broken: undefined, newestDigest: undefined, hasExpected: expected === undefined },
    };
    let before: Seal | undefined;
    for await (const page of this.seals.all())
      for (const seal of page) {
        const isGood = seal.toAt < oldest || (await this.isAsSealed(seal, before));
        if (!isGood) return { ...report, broken: seal };
        const hasExpected = report.hasExpected || seal.digest === expected;
        const { seals, entries } = report;
        report = {
          ...report,
          seals: seals + 1,
          entries: entries + seal.entries,
          newestDigest: seal.digest,
          hasExpected,
        };
        before = seal;
      }
    return report;
  }

  private async isAsSealed(seal: Seal, before: Seal | undefined): Promise<boolean> {
    const after = endOf(before);
    if (seal.number !== (before?.number ?? 0) + 1) return false;
    const entries = await this.reader.between(after, endOf(seal));
    return entries.length === seal.entries && sealDigest(after, entries) === seal.digest;
  }

  /** Time from which the entries of a seal are certain to be there, which span less than a day; ms since 1970. */
  private async oldestKept(): Promise<number> {
    const [row] = await this.database.query<{ now: number }>(`SELECT ${this.database.now} AS now`);
    return (row?.now ?? 0) - RETENTION_MS + DAY_MS;
  }
}
