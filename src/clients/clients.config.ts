import {
  commaSeparated,
  DEFAULT_CLIENT,
  defineConfig,
  type EnvParser,
  text,
  Unreadable,
  Variable,
  webUrl,
} from '../config';

/** Sign key of the default client application in development; refused in production. */
const EXAMPLE_SIGN_KEY = 'dev-sign-key';

/** URLs by the id of their client application. */
type UrlByClient = ReadonlyMap<string, string>;

/** Secret of the default client application in development. */
const DEVELOPMENT_SECRET = 'dev-client-secret';

const OF_CLIENT = /^([A-Za-z0-9][\w.-]{0,63})=(.*)$/;
const RETURN_URL_RULE =
  'must be an http:// or https:// address, or several with the ids of their applications: shop=https://…,club=https://…';

/** Parses the pages to go back to: one of the default client application, and `id=URL` for each other. */
const returnUrls: EnvParser<UrlByClient> = (given) => {
  const entries = commaSeparated(given).map((entry): readonly [string, string] => {
    const [, id = DEFAULT_CLIENT, url = entry] = OF_CLIENT.exec(entry) ?? [];
    return [id, url];
  });
  const urls = new Map(entries);
  const isReadable = entries.every(([, url]) => webUrl(url) === url) && urls.size === entries.length;
  return isReadable ? urls : new Unreadable(RETURN_URL_RULE);
};

export class ClientsVariables {
  @Variable(text) readonly MEMBER_SIGN_KEY?: string;
  @Variable(returnUrls) readonly RETURN_URL: UrlByClient = new Map();
}

/** Options of the clients module. */
export class ClientsOptions {
  /**
   * Key with which requests of the default client application are signed; all others have generated keys in the
   * database.
   */
  readonly defaultSignKey: string;
  /** Secret of the default client application, besides those in the database; undefined in production. */
  readonly developmentSecret: string | undefined;
  /** Page of each client application to which people go back from pages of ours. */
  readonly returnUrls: UrlByClient;
}

export const clientsConfig = defineConfig({
  variables: ClientsVariables,
  options: ClientsOptions,
  productionRules: [
    {
      reads: ['RETURN_URL'],
      rule: 'must be https in production',
      isBroken: (env) => [...env.RETURN_URL.values()].some((url) => !/^https:/i.test(url)),
    },
  ],
  toOptions: (env, { isDevelopment }): ClientsOptions => ({
    defaultSignKey: env.MEMBER_SIGN_KEY ?? EXAMPLE_SIGN_KEY,
    developmentSecret: isDevelopment ? DEVELOPMENT_SECRET : undefined,
    returnUrls: env.RETURN_URL,
  }),
});
