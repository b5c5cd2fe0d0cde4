import { Secret, TOTP } from 'otpauth';
import { OperatorService } from '../../src/console';
import type { FixedClock } from '../doubles/fixed-clock';
import type { ApiHarness } from './api-harness';
import type { Answer } from './http-client';
import { plant } from './secret-watch';
import { elementsOf, readPage, textOf, wordsOf } from './visible-text';

const PERIOD_MS = 30_000;

/** Operator of the console with a browser without a script, and an authenticator app. */
export class ConsoleOperator {
  readonly password: string;
  cookie = '';
  /** Last answer. */
  last: Answer | undefined;
  private secret = '';

  constructor(
    private readonly api: ApiHarness,
    private readonly clock: FixedClock,
    readonly name: string,
  ) {
    this.password = `many words of ${name}`;
    plant(this.password);
  }

  /** An operator who has used an invitation. */
  static async enrolled(api: ApiHarness, clock: FixedClock, name: string): Promise<ConsoleOperator> {
    const operator = new ConsoleOperator(api, clock, name);
    const invited = await operator.invite();
    await operator.open(`/console/enrol?token=${invited}`);
    await operator.enrol();
    return operator;
  }

  /** An operator who has signed in. */
  static async signedIn(api: ApiHarness, clock: FixedClock, name: string): Promise<ConsoleOperator> {
    const operator = await ConsoleOperator.enrolled(api, clock, name);
    await operator.signIn();
    return operator;
  }

  /** Token of a new invitation. */
  async invite(): Promise<string> {
    const invited = await this.api.app.get(OperatorService, { strict: false }).invite(this.name, 'root');
    if (!invited.ok) throw new Error(invited.refusal.reason);
    return invited.value.reveal();
  }

  /** Code that the app shows; a later one by `steps`. */
  code(steps = 0): string {
    const totp = new TOTP({ secret: Secret.fromBase32(this.secret) });
    return totp.generate({ timestamp: this.clock.now() + steps * PERIOD_MS });
  }

  /** Scans the key that the page of an invitation shows. */
  read(page: string): void {
    this.secret = /secret=([A-Z2-7]+)/.exec(page)?.[1] ?? this.secret;
  }

  /** Submits the page of an invitation. */
  enrol(change: Readonly<Record<string, string>> = {}): Promise<Answer> {
    this.read(this.text);
    const form = { sealed: this.field('sealed'), password: this.password, code: this.code() };
    return this.submit('/console/enrol', { ...form, ...change });
  }

  /** Signs in with the code of the next step. */
  signIn(change: Readonly<Record<string, string>> = {}): Promise<Answer> {
    this.clock.advance(PERIOD_MS);
    return this.repeatSignIn(change);
  }

  /** Signs in with the code of the current step. */
  repeatSignIn(change: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const form = { name: this.name, password: this.password, code: this.code() };
    return this.submit('/console/sign-in', { ...form, ...change });
  }

  async open(path: string): Promise<Answer> {
    return this.keep(await this.api.client.get(path, this.headers()));
  }

  /** Submits a form as a page of the console does: with its token. */
  async submit(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const form = { csrf: this.field('csrf'), ...fields };
    return this.keep(await this.api.client.form(path, form, { ...this.headers(), ...headers }));
  }

  /** Value of a hidden field of the last page. */
  field(name: string): string {
    return new RegExp(`name="${name}" value="([^"]+)"`).exec(this.text)?.[1] ?? '';
  }

  get text(): string {
    return this.last?.text ?? '';
  }

  get words(): string {
    return wordsOf(textOf(readPage(this.text))).join(' ');
  }

  /** Texts of the elements of one name of the last page. */
  texts(element: string): readonly string[] {
    return elementsOf(readPage(this.text), ({ name }) => name === element).map((each) =>
      wordsOf(textOf(each)).join(' '),
    );
  }

  private headers(): Record<string, string> {
    return { 'sec-fetch-site': 'same-origin', ...(this.cookie && { cookie: this.cookie }) };
  }

  private keep(answer: Answer): Answer {
    const cookie = answer.headers['set-cookie'];
    if (cookie !== undefined) this.cookie = String(cookie).replace(/;.*/, '');
    return (this.last = answer);
  }
}
