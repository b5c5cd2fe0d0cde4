import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../test/support/eventually';
import type { FakeVendor, Taken } from '../../../test/support/fake-vendor';
import { type Accepted, killReport, lost } from '../../../test/support/kill-report';
import { counted, noneOf, type ProofRow } from '../proof';

/** Longest delay of a message: the lease of a process that died, and a little. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 20;

/** Lifetime of a code: LIMITS of the processes do not change it. */
const LIFETIME_MS = 300_000;

/** Sends that were accepted, the messages that followed, and the codes that were taken; each number is sent one code. */
export class Ledger {
  private readonly accepted: Accepted[] = [];
  private readonly codes = new Map<string, string>();
  private looked = 0;
  private spent = 0;
  private spentTwice = 0;
  private refused = 0;

  constructor(private readonly vendor: FakeVendor) {}

  accept(phone: string): void {
    this.accepted.push({ phone, at: Date.now() });
  }

  /** Code that a number was sent; undefined when it does not arrive. */
  async codeOf(phone: string): Promise<string | undefined> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      for (const { to, code: sent } of this.vendor.taken.slice(this.looked)) this.codes.set(to, sent);
      this.looked = this.vendor.taken.length;
      const code = this.codes.get(phone);
      if (code !== undefined) return code;
      await sleep(LOOK_MS);
    }
    return undefined;
  }

  /** Notes how many right guesses of one code were taken, and whether one of them was left without a clear answer. */
  spend(times: number, isUnclear: boolean, firstAnswer: string): void {
    if (times > 0) this.spent++;
    else if (!isUnclear) {
      this.refused++;
      process.stdout.write(`FAULT a right code is answered ${firstAnswer}\n`);
    }
    if (times > 1) this.spentTwice++;
  }

  /** Rows about all sends so far, during which so many processes were killed. */
  async rows(where: string, kills: number): Promise<readonly ProofRow[]> {
    const numbers = new Set(this.accepted.map(({ phone }) => phone));
    const taken = (): readonly Taken[] => this.vendor.taken.filter(({ to }) => numbers.has(to));
    await eventually(() => lost(this.accepted, taken()) === 0, PATIENCE_MS).catch(() => undefined);
    const found = killReport(kills, LIFETIME_MS, this.accepted, taken());
    process.stdout.write(`${where}: from the answer to the vendor, p50 ${found.p50} ms, p95 ${found.p95} ms\n`);
    const [codes, spends] = [`${counted(found.accepted)} codes`, `${counted(this.spent)} codes`];
    return [
      noneOf(`accepted codes that are lost, ${where}`, found.lost, codes),
      {
        promise: `codes that are sent twice, ${where}`,
        figure: 'at most one a kill',
        measured: `${counted(found.duplicates)} of ${codes}, ${counted(kills)} kills`,
        holds: found.duplicates <= kills && found.excessive === 0,
      },
      noneOf(`codes that are taken twice, ${where}`, this.spentTwice, spends),
      noneOf(`right codes that are refused the first time, ${where}`, this.refused, spends),
    ];
  }
}
