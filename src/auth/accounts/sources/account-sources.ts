import type { Locale } from '../../../common';
import type { EventTarget } from '../../../events';

/** Value of a column in a condition or a constant. */
export type ColumnValue = string | number | boolean | null;

/**
 * Words for what a column gets when a row is written: `now` the date and time (UTC), `unix` seconds and `unixMs` milliseconds
 * since 1970, `uuid` a random UUID, `ip` the address of the client.
 */
export const WRITTEN_WORDS = ['now', 'unix', 'unixMs', 'uuid', 'ip'] as const;

/** Values of columns that are written besides: constants, or {@link WRITTEN_WORDS}. */
export type WrittenColumns = Readonly<Record<string, ColumnValue>>;

/** Spelling of stored phone numbers: `+8613800138000`, `8613800138000`, or `13800138000` without its country. */
export type PhoneSpelling = 'e164' | 'digits' | 'national';

/** Whether addresses are verified: all, none, those where a column is neither 0 nor empty, or where it has one of the values. */
export type VerifiedRule =
  boolean | string | { readonly column: string; readonly is: ColumnValue | readonly ColumnValue[] };

interface AnySource {
  /** Target of the events about these accounts. */
  readonly events?: EventTarget;
}

/** Accounts in the table of regain. */
export interface OwnSource extends AnySource {
  readonly kind: 'own';
}

/** Accounts in a table of the owner's. */
export interface TableSource extends AnySource {
  readonly kind: 'table';
  /** URL of the MySQL/MariaDB database on another server that has the table; undefined for that of DATABASE_URL. */
  readonly database?: string;
  /** Name of the table, after that of its database and a dot where it is another than regain's. */
  readonly table: string;
  readonly columns: {
    readonly id: string;
    readonly username?: string | null;
    readonly phone?: string | null;
    readonly callingCode?: string | null;
    readonly email?: string | null;
    readonly password: string;
    readonly salt?: string | null;
    readonly locale?: string | null;
  };
  readonly phone?: {
    readonly stored: PhoneSpelling | readonly PhoneSpelling[];
    readonly region?: string;
    readonly verified: VerifiedRule;
  };
  readonly email?: { readonly verified: VerifiedRule };
  /** Language of accounts without one. */
  readonly locale?: Locale;
  /** Conditions of every row that is an account: a value, one of several, or null. */
  readonly only?: Readonly<Record<string, ColumnValue | readonly ColumnValue[]>>;
  readonly password: {
    /** Formats of stored passwords, by name, or `=` and an expression. */
    readonly reads: readonly string[];
    /** Format of new passwords. */
    readonly writes: string;
    /** Key of the site, which formats with a key use in place of a salt. */
    readonly key?: string;
  };
  readonly onPasswordChanged?: { readonly set: WrittenColumns };
  readonly register?: { readonly set?: WrittenColumns };
  readonly allowScan?: boolean;
}

/** Accounts in a table of the owner's on another server. */
export type RemoteTableSource = TableSource & { readonly database: string };

/** Accounts behind a service of the owner's. */
export interface ServiceSource extends AnySource {
  readonly kind: 'service';
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs?: number;
}

export type AccountSource = OwnSource | TableSource | ServiceSource;

const OWN: OwnSource = { kind: 'own' };

/** Where the accounts of each client application are; those of an application that is not named are regain's own. */
export class AccountSources {
  constructor(private readonly byApp: ReadonlyMap<string, AccountSource> = new Map()) {}

  of(app: string): AccountSource {
    return this.byApp.get(app) ?? OWN;
  }

  /** True when the accounts of some client application are not in regain's own table. */
  get areElsewhere(): boolean {
    return [...this.byApp.values()].some(({ kind }) => kind !== 'own');
  }

  /** Event targets of the client applications that have one of their own. */
  get eventTargets(): ReadonlyMap<string, EventTarget> {
    const entries = [...this.byApp].flatMap(([app, { events }]) => (events ? [[app, events] as const] : []));
    return new Map(entries);
  }

  /** Applications whose accounts lie in a table of the owner's, on the server of regain's tables. */
  get tables(): ReadonlyMap<string, TableSource> {
    return new Map([...this.allTables].filter(([, { database }]) => database === undefined));
  }

  /** Applications whose accounts lie in a table of the owner's on another server, with its URL. */
  get remoteTables(): ReadonlyMap<string, RemoteTableSource> {
    const entries = [...this.allTables].flatMap(([app, { database, ...source }]) =>
      database === undefined ? [] : [[app, { ...source, database }] as const],
    );
    return new Map(entries);
  }

  private get allTables(): readonly (readonly [string, TableSource])[] {
    return [...this.byApp].flatMap(([app, source]) => (source.kind === 'table' ? [[app, source] as const] : []));
  }

  /** Applications whose accounts lie with a service of the owner's. */
  get services(): ReadonlyMap<string, ServiceSource> {
    const entries = [...this.byApp].flatMap(([app, source]) =>
      source.kind === 'service' ? [[app, source] as const] : [],
    );
    return new Map(entries);
  }
}
