import { Injectable } from '@nestjs/common';
import { AppDirectory } from '../../apps';
import type { Caller } from '../../auth';
import { type Locale, type Malformed, malformed, type Outcome, pickLocale, refuse, type Refusal } from '../../kernel';
import { localeOf, spoken, type SpokenOutcome, textOf } from '../../wire';
import type { LoginModel } from './gps.dto';
import type { LoginMissing } from './gps.replies';

/** What an operator decides about this dialect, as the token that its controllers ask for. */
export abstract class GpsOptions {
  abstract readonly disclosure: Caller['disclosure'];
}

const DEFAULT_APP = 'default';

/** What requests say of their client. */
type Asked = Pick<LoginModel, 'Language' | 'AppId'>;
/** What those about an account say. */
type AskedOfLogin = Asked & { readonly LoginName: string | null };

export interface Client {
  readonly caller: Caller;
  readonly locale: Locale;
}

/** A client, and the account that it asks about: a user name or a phone number. */
export interface ClientOfLogin extends Client {
  readonly login: string;
}

/** Introduces clients to handlers, and answers them in their language. */
@Injectable()
export class GpsReception {
  constructor(
    private readonly apps: AppDirectory,
    private readonly options: GpsOptions,
  ) {}

  /** Turns away those of an app that is not there. */
  async serve<O extends Outcome<unknown, Refusal>>(
    asked: Asked,
    ip: string,
    answer: (client: Client) => Promise<O>,
  ): Promise<SpokenOutcome<O | Outcome<never, Malformed>>> {
    const language = localeOf(asked.Language);
    const app = textOf(asked.AppId) ?? DEFAULT_APP;
    if (!(await this.apps.exists(app))) return spoken(language, refuse(malformed('AppId')));
    const caller = { app, disclosure: this.options.disclosure, ip };
    return spoken(language, await answer({ caller, locale: pickLocale(asked.Language, 'en') }));
  }

  /** The same, after turning away those that leave the login out. */
  async serveLogin<O extends Outcome<unknown, Refusal>>(
    asked: AskedOfLogin,
    ip: string,
    answer: (client: ClientOfLogin) => Promise<O>,
  ): Promise<SpokenOutcome<O | Outcome<never, Malformed | LoginMissing>>> {
    const login = textOf(asked.LoginName);
    if (login === undefined) return spoken(localeOf(asked.Language), refuse({ reason: 'login-missing' }));
    return this.serve(asked, ip, (client) => answer({ ...client, login }));
  }
}
