import { type Answered, type Call, mailBy, redeemBy, resetBy, sendBy, signInBy, type Token, verifyBy } from './calls';
import type { Guess, Operation, TokenChoice } from './operations';
import type { Person } from './person';
import type { Step, VerifyMode } from './recovery-model';
import type { TwoApps } from './two-apps';

const MODES: Readonly<Record<keyof typeof verifyBy, VerifyMode>> = {
  systems: 'exchange',
  pcuser: 'keep',
  gps: 'keep-with-ticket',
};

/** Texts that cannot be a code. */
const NO_CODES = ['12345', '1234567', 'abcdef', '______'];

/** Request that was made, and its operation as the model takes it once it is known what was queued. */
export interface Made {
  readonly operation: Operation;
  readonly answered: Answered;
  readonly toStep: (newCode: string | undefined, newLink: string | undefined) => Step;
}

type OperationOf<K extends Operation['kind']> = Extract<Operation, { readonly kind: K }>;

/** Makes requests for one account: fills in the codes, tokens and passwords that the run knows. */
export class Caller {
  private static passwords = 0;

  constructor(
    private readonly apps: TwoApps,
    private readonly person: Person,
    private readonly other: Person,
  ) {}

  async make(operation: Operation): Promise<Made> {
    const { account } = this.person;
    const call = { api: this.apps.api(operation.at), account, spelling: operation.spelling };
    return { operation, ...(await this.perform(call, operation)) };
  }

  private perform(call: Call, operation: Operation): Promise<Omit<Made, 'operation'>> {
    switch (operation.kind) {
      case 'send':
        return this.send(call, operation);
      case 'mail':
        return this.mail(call);
      case 'verify':
        return this.verify(call, operation);
      case 'reset':
        return this.reset(call, operation);
      case 'redeem':
        return this.redeem(call, operation);
      case 'sign-in':
        return this.signIn(call, operation);
    }
  }

  private async send(call: Call, { via }: OperationOf<'send'>): Promise<Omit<Made, 'operation'>> {
    const answered = await sendBy[via](call);
    return { answered, toStep: (newCode) => ({ kind: 'send', hasCaptcha: via === 'member', newCode }) };
  }

  private async mail(call: Call): Promise<Omit<Made, 'operation'>> {
    return { answered: await mailBy(call), toStep: (_code, newTicket) => ({ kind: 'mail', newTicket }) };
  }

  private async verify(call: Call, { via, guess }: OperationOf<'verify'>): Promise<Omit<Made, 'operation'>> {
    const code = this.codeOf(guess);
    const answered = await verifyBy[via](call, code);
    return { answered, toStep: () => ({ kind: 'verify', mode: MODES[via], code, newTicket: answered.token }) };
  }

  private async reset(call: Call, { via, guess }: OperationOf<'reset'>): Promise<Omit<Made, 'operation'>> {
    const [code, password] = [this.codeOf(guess), this.newPassword()];
    return { answered: await resetBy[via](call, code, password), toStep: () => ({ kind: 'reset', code, password }) };
  }

  private async redeem(call: Call, { via, token: choice }: OperationOf<'redeem'>): Promise<Omit<Made, 'operation'>> {
    const [token, password] = [this.tokenOf(choice), this.newPassword()];
    const isIssued = [this.person, this.other].some(({ tokens }) => tokens.includes(token));
    const unknownToken = via === 'gps' && !isIssued ? 'sign-in-again' : 'wrong';
    const expects = via === 'pcuser' ? 'link' : 'code';
    const answered = await redeemBy[via](call, token, password);
    return { answered, toStep: () => ({ kind: 'redeem', expects, unknownToken, ticket: token.token, password }) };
  }

  private async signIn(call: Call, { via, isFormer }: OperationOf<'sign-in'>): Promise<Omit<Made, 'operation'>> {
    const current = this.person.states[0]?.password ?? '';
    const password = isFormer ? (this.person.passwords[0] ?? '') : current;
    const answered = await signInBy[via](call, password);
    return { answered, toStep: () => ({ kind: 'sign-in', password, newSession: answered.token }) };
  }

  private codeOf({ of, nth }: Guess): string {
    if (of === 'no-code') return NO_CODES[nth] ?? '';
    const codes = { own: this.person.codes, other: this.other.codes, wrong: [] }[of];
    return codes[nth] ?? wrongCode(nth, [...this.person.codes, ...this.other.codes]);
  }

  private tokenOf({ of, nth }: TokenChoice): Token {
    const tokens = { own: this.person.tokens, other: this.other.tokens, 'made-up': [] }[of];
    return tokens[nth] ?? { token: String(nth).repeat(43), stamp: 0 };
  }

  /** A password that no account had before, within the rules of all dialects. */
  private newPassword(): string {
    const password = `Begun${String(Caller.passwords++)}Again`;
    this.person.passwords.push(password);
    return password;
  }
}

/** A code that neither account was sent. */
function wrongCode(nth: number, known: readonly string[]): string {
  for (let number = 100_000 + nth; ; number += 10) if (!known.includes(String(number))) return String(number);
}
