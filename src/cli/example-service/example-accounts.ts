import { scrypt, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Clock, Random } from '../../common';

/** Account as the file has it. `plainPassword` is what a person may write there; it is hashed when the file is read. */
interface StoredAccount {
  readonly id: string;
  readonly username?: string;
  readonly phone?: string;
  readonly phoneVerified?: boolean;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly locale?: string;
  readonly version: string;
  readonly password: string;
}

type WrittenAccount = Omit<StoredAccount, 'version' | 'password'> & {
  readonly version?: string;
  readonly password?: string;
  readonly plainPassword?: string;
};

/** Body of a call, unchecked; the service has checked its signature. */
export type CallBody = Readonly<Record<string, unknown>>;

/** Answer that an idempotency key has had, and when. */
interface KeptAnswer {
  readonly at: number;
  readonly answer: object;
}

/** Content of the file. `answers` is keyed by idempotency keys. */
interface Content {
  readonly accounts: StoredAccount[];
  readonly answers: Map<string, KeptAnswer>;
}

/** Time for which the answer to an idempotency key is kept, in milliseconds. */
const KEPT_MS = 86_400_000;

const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** Hash that no password has, for people who have no account: they cost the same time. */
const NO_PASSWORD = `none:${Buffer.alloc(KEY_BYTES).toString('base64url')}`;

const derive = promisify<string, string, number, Buffer>(scrypt);

/** Time and randomness of the accounts. */
interface Tools {
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Accounts in a JSON file, as an example of what a service of accounts has to do. Every change is one atomic replacement of the
 * file: a process that is killed leaves the old content or the new one.
 */
export class ExampleAccounts {
  private constructor(
    private readonly file: string,
    private readonly content: Content,
    private readonly tools: Tools,
  ) {}

  /** Opens the file, and hashes the plain passwords in it. Rejects when it cannot be read. */
  static async open(file: string, tools: Tools): Promise<ExampleAccounts> {
    const { accounts = [], answers = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly accounts?: readonly WrittenAccount[];
      readonly answers?: Readonly<Record<string, KeptAnswer>>;
    };
    const stored = await Promise.all(
      accounts.map(async ({ plainPassword, ...account }) => ({
        ...{ version: '1', password: NO_PASSWORD, ...account },
        ...(plainPassword !== undefined && { password: await hash(plainPassword, tools) }),
      })),
    );
    const opened = new ExampleAccounts(file, { accounts: stored, answers: new Map(Object.entries(answers)) }, tools);
    opened.save();
    return opened;
  }

  /** `/find`: the accounts of an id, a user name whatever its case, or a verified address. */
  find({ by, value }: CallBody): object {
    const found = this.content.accounts.filter((account) => isNamed(account, by, value));
    return { accounts: found.slice(0, 2).map(withoutPassword) };
  }

  /** `/verify-password`: a person without an account costs the same time. */
  async verifyPassword({ id, password }: CallBody): Promise<object> {
    const account = this.byId(id);
    const isRight = await matches(String(password), account?.password ?? NO_PASSWORD);
    return account && isRight ? { ok: true, version: account.version } : { ok: false };
  }

  /** `/set-password`: once for each key, and only for the version that the caller has seen. */
  async setPassword({ id, password, version }: CallBody, key: string): Promise<object> {
    const hashed = await hash(String(password), this.tools);
    return this.once(key, () => {
      const account = this.byId(id);
      if (!account || account.version !== version) return { result: 'stale' };
      const changed = { ...account, password: hashed, version: String(Number(account.version) + 1) };
      this.content.accounts.splice(this.content.accounts.indexOf(account), 1, changed);
      return { result: 'changed' };
    });
  }

  /** `/create`: once for each key; a user name or a verified phone number belongs to one account. */
  async create({ username, phone, email, password, locale }: CallBody, key: string): Promise<object> {
    const hashed = await hash(String(password), this.tools);
    return this.once(key, () => {
      const { accounts } = this.content;
      const isTaken = accounts.some((each) => isNamed(each, 'username', username) || isNamed(each, 'phone', phone));
      if (isTaken) return { result: 'taken' };
      const id = String(Math.max(0, ...accounts.map((each) => Number(each.id))) + 1);
      const addresses = { phone: String(phone), phoneVerified: true, emailVerified: false };
      const given = { ...textOf('username', username), ...textOf('email', email), ...textOf('locale', locale) };
      accounts.push({ id, ...addresses, ...given, version: '1', password: hashed });
      return { result: 'created', id };
    });
  }

  /** Answer of the first call with this key: the change and its answer are saved together. */
  private once(key: string, change: () => object): object {
    const known = this.content.answers.get(key);
    if (known) return known.answer;
    const answer = change();
    this.forgetOldAnswers();
    this.content.answers.set(key, { at: this.tools.clock.now(), answer });
    this.save();
    return answer;
  }

  private forgetOldAnswers(): void {
    const { answers } = this.content;
    for (const [key, { at }] of answers) if (this.tools.clock.now() - at > KEPT_MS) answers.delete(key);
  }

  private byId(id: unknown): StoredAccount | undefined {
    return this.content.accounts.find((account) => account.id === id);
  }

  private save(): void {
    const written = `${this.file}.new`;
    const descriptor = openSync(written, 'w', 0o600);
    try {
      const { accounts, answers } = this.content;
      writeSync(descriptor, `${JSON.stringify({ accounts, answers: Object.fromEntries(answers) }, undefined, 2)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(written, this.file);
  }
}

/** Account as it is told: everything but its password. */
const withoutPassword = (account: StoredAccount): object => ({ ...account, password: undefined });

function isNamed(account: StoredAccount, by: unknown, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (by === 'id') return account.id === value;
  if (by === 'username') return fold(account.username) === fold(value);
  if (by === 'phone') return account.phone === value && account.phoneVerified === true;
  return by === 'email' && account.email === value && account.emailVerified === true;
}

const fold = (name: string | undefined): string | undefined => name?.normalize('NFKC').toLowerCase();

const textOf = (name: string, value: unknown): object => (typeof value === 'string' ? { [name]: value } : {});

async function hash(password: string, { random }: Tools): Promise<string> {
  const salt = random.token(SALT_BYTES);
  return `${salt}:${(await derive(password, salt, KEY_BYTES)).toString('base64url')}`;
}

async function matches(password: string, stored: string): Promise<boolean> {
  const [salt = '', digest = ''] = stored.split(':');
  const expected = Buffer.from(digest, 'base64url');
  return timingSafeEqual(await derive(password, salt, KEY_BYTES), expected);
}
