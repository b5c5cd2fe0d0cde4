import { Caller, type Made } from './caller';
import type { Answered, Token } from './calls';
import type { Operation } from './operations';
import { type Person, toPerson } from './person';
import {
  type AccountModel,
  hasCode,
  hasTicket,
  isSessionAlive,
  MODEL_LIMITS,
  type Reply,
  step,
  type Step,
} from './recovery-model';
import type { Disclosure, TwoApps } from './two-apps';

/** A run of operations on two accounts, each reply of which the model must predict. Throws where it does not. */
export class ModelRun {
  /** Number of checks so far: one after each command. */
  commands = 0;
  private now = 0;

  private constructor(
    private readonly apps: TwoApps,
    private readonly disclosure: Disclosure,
    private readonly people: readonly [Person, Person],
    private readonly rowsBefore: number,
  ) {}

  static async begin(apps: TwoApps, disclosure: Disclosure): Promise<ModelRun> {
    const people = [toPerson(await apps.newAccount()), toPerson(await apps.newAccount())] as const;
    return new ModelRun(apps, disclosure, people, await apps.outboxRows('recover-code'));
  }

  /** Makes these requests for one account at once, and compares their replies with those of some order of them. */
  async make(who: number, operations: readonly Operation[]): Promise<void> {
    const person = this.person(who);
    const caller = new Caller(this.apps, person, this.person(who + 1));
    const made = await Promise.all(operations.map((operation) => caller.make(operation)));
    const newCodes = this.apps.takeCodes(person.account.phone);
    const newLinks = this.apps.takeLinks(person.account.email);
    const isSecond = newCodes.length > 1 || newLinks.length > 1;
    if (isSecond) throw new Error(`several messages to one address at once, by ${shown(made)}`);
    const steps = made.map(({ answered, toStep }) => ({ answered, step: toStep(newCodes[0], newLinks[0]?.token) }));
    const agreeing = orders(steps).flatMap((order) => person.states.flatMap((state) => this.follow(state, order)));
    const states = distinct(agreeing.filter((state) => hasAll(state, newCodes, newLinks)));
    if (states.length === 0) throw new Error(`no order of ${shown(made)} agrees with ${JSON.stringify(person.states)}`);
    person.states = states;
    person.codes.unshift(...newCodes);
    person.tokens.unshift(...newLinks, ...made.flatMap(({ operation, answered }) => ticketOf(operation, answered)));
  }

  pass(minutes: number): void {
    this.apps.pass(minutes);
    this.now += minutes;
  }

  restart(at: number): Promise<void> {
    return this.apps.restart(at);
  }

  /** Checks what no single reply shows: messages, attempts and sessions. */
  async check(): Promise<void> {
    this.commands++;
    const sent = this.people.reduce((sum, { codes }) => sum + codes.length, 0);
    const rows = (await this.apps.outboxRows('recover-code')) - this.rowsBefore;
    if (rows !== sent) throw new Error(`${String(rows)} rows of the outbox for ${String(sent)} codes`);
    const attempts = await this.apps.mostAttempts();
    if (attempts > MODEL_LIMITS.attemptsPerChallenge) throw new Error(`${String(attempts)} attempts at one challenge`);
    for (const person of this.people) await this.checkSessions(person);
  }

  private async checkSessions({ account, states }: Person): Promise<void> {
    const [state] = states;
    for (const [index, token] of Object.keys(state?.sessions ?? {}).entries()) {
      const found = await this.apps.accountOf(index, token);
      const isExpected = states.some((each) => isSessionAlive(each, token) === (found === account.id));
      if (!isExpected) throw new Error(`a session ${found === undefined ? 'has ended' : 'goes on'} unexpectedly`);
    }
  }

  /** States after one order of requests; none when a reply differs from the predicted one. */
  private follow(state: AccountModel, order: readonly Answer[]): readonly AccountModel[] {
    let states: readonly AccountModel[] = [state];
    for (const { answered, step: each } of order)
      states = states.flatMap((before) => this.after(before, each, answered, order.length > 1));
    return states;
  }

  private after(before: AccountModel, each: Step, answered: Answered, isAtOnce: boolean): readonly AccountModel[] {
    const { reply, after } = step(before, each, this.now);
    if (this.told(reply, each.kind) !== answered.reply) return [];
    const challenge = before.challenge ?? before.former;
    const isOvertaken = isAtOnce && each.kind === 'reset' && reply === 'expired' && challenge !== undefined;
    return isOvertaken ? [after, overtaken(before)] : [after];
  }

  /** Reply as a client is told it: where accounts are not disclosed, the limits of an address and the age of a code are not. */
  private told(reply: Reply, kind: Step['kind']): Reply {
    if (this.disclosure === 'documented') return reply;
    if (reply === 'too-frequent') return 'done';
    return reply === 'expired' && kind !== 'sign-in' ? 'wrong' : reply;
  }

  private person(who: number): Person {
    return who % 2 === 0 ? this.people[0] : this.people[1];
  }
}

interface Answer {
  readonly answered: Answered;
  readonly step: Step;
}

/**
 * True for a state with exactly what was queued: each code and link, and none without a text. So a send that is told as
 * done has queued its message, unless a limit of its address stood in the way.
 */
const hasAll = (state: AccountModel, codes: readonly string[], links: readonly Token[]): boolean =>
  codes.every((code) => hasCode(state, code)) &&
  links.every(({ token }) => hasTicket(state, token)) &&
  !hasCode(state, '') &&
  !hasTicket(state, '');

/** A reset that another overtook after its code was found right: the code is used up, and was no guess. */
function overtaken(before: AccountModel): AccountModel {
  const { challenge, former } = before;
  if (challenge) return { ...before, challenge: { ...challenge, isSpent: true } };
  return former ? { ...before, former: { ...former, isSpent: true } } : before;
}

const ticketOf = ({ kind }: Operation, { reply, token }: Answered): readonly Token[] =>
  kind === 'verify' && reply === 'done' && token !== undefined ? [{ token, stamp: 0 }] : [];

function orders<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length <= 1) return [all];
  return all.flatMap((first, index) => orders(all.filter((_, at) => at !== index)).map((rest) => [first, ...rest]));
}

const distinct = (states: readonly AccountModel[]): readonly AccountModel[] => [
  ...new Map(states.map((state) => [JSON.stringify(state), state])).values(),
];

const shown = (made: readonly Made[]): string =>
  JSON.stringify(made.map(({ operation, answered, toStep }) => ({ ...operation, ...answered, ...toStep('', '') })));
