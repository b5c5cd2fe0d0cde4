import { Injectable } from '@nestjs/common';
import { Clock, KeyRing, type Locale } from '../../common';

/** Way in which a person proves to own the account: a code by SMS or e-mail, or a link by e-mail. */
export type RecoveryWay = 'sms' | 'email' | 'link';

/** State of a recovery between two pages. */
export interface RecoveryFlow {
  /** Client application. */
  readonly app: string;
  /** Language of the pages and messages. */
  readonly locale: Locale;
  /** User name, phone number or e-mail address as typed. */
  readonly identifier: string;
  readonly way: RecoveryWay;
  /** Three letters of the last message; undefined before one was sent. */
  readonly reference?: string | undefined;
  /** Seconds until another message can be sent. */
  readonly resendSeconds?: number | undefined;
  /** Ticket that a right code has yielded, and its account. */
  readonly ticket?: string | undefined;
  readonly accountId?: string | undefined;
}

interface SealedFlow extends RecoveryFlow {
  /** Id of the browser, as its cookie has it. */
  readonly browser: string;
  /** Time of the page, ms since 1970. */
  readonly at: number;
}

/** Time for which a page can be submitted, in milliseconds: as long as codes and tickets last at most. */
const LIFE_MS = 1_800_000;

/** Seals the state of a recovery into a hidden field of its page. Only the browser that got it can use it. */
@Injectable()
export class RecoveryFlows {
  constructor(
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  seal(flow: RecoveryFlow, browser: string): string {
    const sealed: SealedFlow = { ...flow, browser, at: this.clock.now() };
    return this.keys.seal('recovery-page', JSON.stringify(sealed));
  }

  /** Opens the state of a page. Returns undefined for another browser's, an expired one, and any other text. */
  open(sealed: string, browser: string): RecoveryFlow | undefined {
    const opened = this.tryToOpen(sealed);
    const ageMs = this.clock.now() - (opened?.at ?? 0);
    if (opened?.browser !== browser || ageMs >= LIFE_MS) return undefined;
    const { resendSeconds = 0, ...flow } = opened;
    return { ...flow, resendSeconds: Math.max(0, Math.ceil(resendSeconds - ageMs / 1000)) };
  }

  private tryToOpen(sealed: string): SealedFlow | undefined {
    try {
      return JSON.parse(this.keys.open('recovery-page', sealed)) as SealedFlow;
    } catch {
      return undefined;
    }
  }
}
