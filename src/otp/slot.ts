import { createHash } from 'node:crypto';
import type { Purpose } from '../kernel';

/** What a code is good for: exactly one app, purpose, target and subject. */
export interface Slot {
  readonly app: string;
  readonly purpose: Purpose;
  /** Canonical address: an E.164 number or a canonical e-mail address. */
  readonly target: string;
  /** Whose code it is, as the caller names the owner and its credential epoch; empty where nobody owns it yet. */
  readonly subject: string;
  /** The owner's subject before the last change of credentials: codes of it are outdated, whoever enters them. */
  readonly formerSubject?: string;
}

/** The name under which a slot's challenges are kept; it does not give the address away. */
export const slotKey = ({ app, purpose, target, subject }: Slot): string =>
  digest('slot', app, purpose, target, subject);

/** Names of the ledgers that a slot is counted in. */
export const guessKey = ({ app, purpose, target }: Omit<Slot, 'subject'>): string =>
  digest('guess', app, purpose, target);
export const paceKey = ({ purpose, target }: Pick<Slot, 'purpose' | 'target'>): string =>
  digest('pace', purpose, target);
export const targetKey = (target: string): string => digest('target', target);
export const addressKey = (ip: string): string => digest('ip', ip);

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
