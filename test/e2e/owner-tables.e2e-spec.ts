import { createHash, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareSync } from 'bcryptjs';
import * as gps from '../reply-cases/gps/client';
import * as member from '../reply-cases/member/client';
import * as smssend from '../reply-cases/smssend/client';
import { ApiHarness } from '../support/api-harness';
import { leavesOf } from '../support/contract-bodies';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import {
  accountsFile,
  definitionOf,
  OWNER_STYLES,
  type OwnerStyle,
  type Person,
  runSql,
} from '../support/owner-tables';
import { describeWith, runClient } from '../support/real-client';
import { sampleRequest } from '../support/samples';

interface Vector {
  readonly format: string;
  readonly password: string;
  readonly stored: string;
}

const FIXTURES = join(__dirname, '../fixtures/passwords');
const OLD_PASSWORD = 'correct horse 7';

/** Passwords that PHP and Python stored; the folder has the programs that made them. */
const vectors = ['php.json', 'python.json'].flatMap(
  (file) => JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as Vector[],
);

type Row = Readonly<Record<string, unknown>>;
type Style = keyof typeof OWNER_STYLES;

/** What journeys need of a person; `newPassword` is the one that the dialect's client sets. */
interface Journey {
  readonly newPassword: string;
  /** Resets the password, over the dialect alone. */
  readonly reset: (api: ApiHarness, person: Person) => Promise<void>;
  /** True when the dialect, or where it has no sign-in the core, lets the person in. */
  readonly signsIn: (api: ApiHarness, person: Person, password: string) => Promise<boolean>;
}

const viaCore: Journey['signsIn'] = (api, { username }, password) => api.canSignIn(username, password);
const e164 = ({ phone }: Person): string => `+86${phone}`;

const systems: Journey = {
  newPassword: 'Hopper1906',
  reset: async (api, person) => {
    const { username, phone } = person;
    const ask = async (call: string, fields: object) =>
      (await api.json(`/Systems/${call}`, sampleRequest('systems', call, { username, ...fields }))).json as {
        msg: number;
        info: string;
      };
    expect(await ask('sendVerificationCode', { mobile_phone: Number(phone) })).toMatchObject({ msg: 2006 });
    const code = await api.code(e164(person));
    const { info } = await ask('makeSureVerificationCode', { verification_code: code });
    expect(await ask('changepasswd', { Verification_char: info })).toMatchObject({ msg: 2006 });
  },
  signsIn: viaCore,
};

/** Journeys by dialect: send, verify, reset, sign in. */
const journeys: Readonly<Record<string, Journey>> = {
  systems,
  pcuser: {
    newPassword: 'first programmer',
    reset: async (api, person) => {
      const ask = async (path: string, fields: Readonly<Record<string, string>>) => {
        const { json } = await api.form(path, fields);
        expect(json).toMatchObject({ status: 0 });
        return json as { data: Readonly<Record<string, string>> };
      };
      await ask('/pcuser-tologin', { action: 'check_login', user_name: person.username });
      await ask('/pcuser-tologin', { action: 'get_verification_code', phone: e164(person), type: '10004' });
      const proof = { phone: e164(person), code: await api.code(e164(person)) };
      const { data } = await ask('/pcuser-find-password', { action: 'chech_phone_code', ...proof });
      const fields = { ...data, new_password: 'first programmer' };
      await ask('/pcuser-find-password', { action: 'find_password', ...fields });
    },
    signsIn: viaCore,
  },
  smssend: {
    newPassword: smssend.NEW_PASSWORD,
    reset: async (api, person) => {
      await smssend.doSend(api, e164(person));
      const { json } = await smssend.reSetPass(api, e164(person), await api.code(e164(person)));
      expect(json).toMatchObject({ code: 0 });
    },
    signsIn: async (api, { username }, pass) =>
      ((await smssend.userLogin(api, { username, pass })).json as { code: number }).code === 0,
  },
  member: {
    newPassword: member.NEW_PASSWORD,
    reset: async (api, person) => {
      const { username } = person;
      await member.sendCode(api, username, e164(person));
      const code = await api.code(e164(person));
      expect(member.said(await member.updatePassword(api, { username, code }))).toBe('1 成功');
    },
    signsIn: async (api, { username }, password) =>
      leavesOf(await member.login(api, username, password))['code'] === '1',
  },
  gps: {
    newPassword: gps.NEW_PASSWORD,
    reset: async (api, person) => {
      await gps.send(api, e164(person));
      const code = await api.code(e164(person));
      const ticket = gps.tokenOf(await gps.check(api, gps.RETRIEVE, person.username, code));
      expect(gps.stateOf(await gps.change(api, person.username, { SMSCode: code, Token: ticket }))).toBe('0');
    },
    signsIn: async (api, { username }, password) => gps.stateOf(await gps.signIn(api, username, password)) === '0',
  },
};

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/** The algorithm of each software, computed again by node:crypto. */
const readsBack: Readonly<Record<Style, (password: string, row: Row) => boolean>> = {
  discuz: (password, row) => row['password'] === md5(md5(password) + String(row['salt'])),
  ecshop: (password, row) => row['password'] === md5(md5(password) + String(row['ec_salt'])),
  thinkphp: (password, row) => row['password'] === md5(`${sha1(password)}{a-site:key}`),
  identity: (password, row) => {
    const bytes = Buffer.from(String(row['PasswordHash']), 'base64');
    const [prf, rounds, length] = [1, 5, 9].map((at) => bytes.readUInt32BE(at)) as [number, number, number];
    const subkey = bytes.subarray(13 + length);
    const algorithm = ['sha1', 'sha256', 'sha512'][prf] ?? '';
    const made = pbkdf2Sync(password, bytes.subarray(13, 13 + length), rounds, subkey.length, algorithm);
    return timingSafeEqual(made, subkey);
  },
  laravel: (password, row) => compareSync(password, String(row['password'])),
};

const FORMATS: Readonly<Record<Style, string>> = {
  ...{
    discuz: 'discuz',
    ecshop: 'ecshop',
    thinkphp: 'thinkphp-ucenter',
    identity: 'aspnet-identity-v3',
    laravel: 'bcrypt',
  },
};

const styles = Object.entries(OWNER_STYLES) as [Style, OwnerStyle][];

describeEachDatabase('accounts in the table of', (kind) => {
  describe.each(styles)('%s', (style, owner) => {
    const { format, stored } = vectors.find(
      (vector) => vector.format === FORMATS[style] && vector.password === OLD_PASSWORD,
    ) ?? { format: '', stored: '' };
    let database: OpenDatabase;
    let api: ApiHarness;
    let definition: string;
    let people = 0;

    beforeAll(async () => {
      database = await openDatabase(kind);
      await runSql(database.config, owner.create[kind]);
      definition = await definitionOf(database.config, owner.table);
      const env = { ...owner.env, ACCOUNTS_FILE: accountsFile(owner.source) };
      api = await ApiHarness.open(kind, { shared: database.config, env });
    });

    afterAll(async () => {
      await api.close();
      await database.close();
    });

    const newPerson = async (): Promise<Person> => {
      const n = String(people++);
      const person = { username: `member${n}`, phone: `1390013900${n}`, email: `member${n}@example.com`, stored };
      const row = owner.row(person);
      const marks = Object.keys(row).map(() => '?');
      await runSql(database.config, [
        `INSERT INTO ${owner.table} (${Object.keys(row).join(', ')}) VALUES (${marks.join(', ')})`,
        Object.values(row),
      ]);
      return person;
    };
    const rowOf = async ({ username }: Person): Promise<Row> => {
      const column = style === 'identity' ? 'UserName' : (owner.source.columns.username ?? '');
      const [row = {}] = await runSql(database.config, [
        `SELECT * FROM ${owner.table} WHERE ${column} = ?`,
        [username],
      ]);
      return row;
    };

    it.each(Object.entries(journeys))('are recovered and sign in over %s', async (_dialect, journey) => {
      expect(format).not.toBe('');
      const person = await newPerson();
      const before = await rowOf(person);
      expect(await journey.signsIn(api, person, OLD_PASSWORD)).toBe(true);
      await journey.reset(api, person);
      expect(await journey.signsIn(api, person, journey.newPassword)).toBe(true);
      expect(await journey.signsIn(api, person, OLD_PASSWORD)).toBe(false);
      const after = await rowOf(person);
      expect(readsBack[style](journey.newPassword, after)).toBe(true);
      expect(readsBack[style](OLD_PASSWORD, after)).toBe(false);
      expect(changedColumns(before, after)).toEqual(WRITTEN[style]);
    });

    describeWith(['php'], 'with PHP', () => {
      it("are read by the owner's software after a reset", async () => {
        const person = await newPerson();
        const { reset, newPassword } = systems;
        await reset(api, person);
        const columns = JSON.stringify(await rowOf(person));
        await expect(runClient('php', 'php/stored-password.php', style, newPassword, columns)).resolves.toBe('');
        await expect(runClient('php', 'php/stored-password.php', style, OLD_PASSWORD, columns)).rejects.toThrow();
      });
    });

    it('are named at the start where new passwords are weak', () => {
      const isWeak = ['discuz', 'ecshop', 'thinkphp'].includes(style);
      expect(api.log.text.includes('/password/writes: ')).toBe(isWeak);
    });

    it('stay in a table that is not altered', async () => {
      expect(await definitionOf(database.config, owner.table)).toBe(definition);
    });
  });
});

/** Columns that a reset changes, by the entries of the styles. */
const WRITTEN: Readonly<Record<Style, readonly string[]>> = {
  discuz: ['password', 'salt'],
  ecshop: ['ec_salt', 'password'],
  thinkphp: ['password', 'update_time'],
  identity: ['PasswordHash', 'SecurityStamp'],
  laravel: ['password', 'remember_token', 'updated_at'],
};

const changedColumns = (before: Row, after: Row): readonly string[] =>
  Object.keys(after)
    .filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]))
    .sort();
