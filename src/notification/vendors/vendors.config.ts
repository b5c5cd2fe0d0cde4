import type { ChannelKind } from '../../common';
import { type AnyConfigPart, type AnyConfigRule, commaSeparated, type EnvParser, Unreadable } from '../../config';
import type { VendorDefinition } from './vendor';
import type { AnyVendorConfig, VendorLists } from './vendor-config';
import { type VendorName, type VendorOptions, VENDORS } from './vendor.registry';

type Env = VendorLists & Readonly<Record<string, unknown>>;

const LISTS = { sms: 'SMS_PROVIDERS', email: 'MAIL_PROVIDERS' } as const;

const definitions = VENDORS as readonly Omit<VendorDefinition<VendorName, unknown>, 'create'>[];

/** Names of the vendors that can deliver a channel. */
export const vendorNames = (channel: ChannelKind): readonly VendorName[] =>
  definitions.filter(({ kinds }) => kinds.includes(channel)).map(({ name }) => name);

/**
 * Creates a parser for the names of a channel's vendors in order of preference; the word `none` alone switches the
 * channel off (an empty list).
 */
export const vendorList =
  (channel: ChannelKind): EnvParser<readonly VendorName[]> =>
  (given) => {
    if (given === 'none') return [];
    const known = vendorNames(channel);
    const named = commaSeparated(given);
    const found = named.flatMap((name) => known.filter((vendor) => vendor === name));
    if (found.length > 0 && found.length === named.length) return found;
    return new Unreadable(`must be none, or a list out of ${known.join(', ')}`);
  };

/** Vendors that are not called by HTTP. */
const WITHOUT_HTTP: readonly VendorName[] = ['inbox', 'smtp'];

/** Parses RETRY_ON_RESET: names of vendors that are called by HTTP. */
export const httpVendors: EnvParser<readonly VendorName[]> = (given) => {
  const known = definitions.map(({ name }) => name).filter((name) => !WITHOUT_HTTP.includes(name));
  const named = commaSeparated(given);
  const found = known.filter((name) => named.includes(name));
  return found.length === named.length ? found : new Unreadable(`must be a list out of ${known.join(', ')}`);
};

/** Configuration parts of all vendors: their variables and rules. */
export const vendorParts: readonly AnyConfigPart[] = definitions.flatMap(({ name, kinds, config }) =>
  config === undefined ? [] : [partOf(name, kinds, config)],
);

/** Builds the options of the vendors whose required variables are all given. */
export function toVendorOptions(env: object): Partial<VendorOptions> {
  const given = env as Env;
  const options = definitions.flatMap(({ name, config }) =>
    config?.required.every((variable) => given[variable] !== undefined) ? [[name, config.toOptions(env)]] : [],
  );
  return Object.fromEntries(options) as Partial<VendorOptions>;
}

function partOf(name: VendorName, kinds: readonly ChannelKind[], config: AnyVendorConfig<unknown>): AnyConfigPart {
  const { variables, required, endpoint, productionRules = [] } = config;
  return {
    variables,
    rules: required.map((variable) => requiredWhenListed(name, kinds, variable)),
    productionRules: [...(endpoint === undefined ? [] : [encrypted(endpoint)]), ...productionRules],
  };
}

function requiredWhenListed(name: VendorName, kinds: readonly ChannelKind[], variable: string): AnyConfigRule {
  const lists = kinds.map((kind) => LISTS[kind]);
  return {
    reads: [variable, ...lists],
    rule: `must be given when ${lists.length === 1 ? String(lists[0]) : 'a provider list'} names ${name}`,
    isBroken: (env: Env) => env[variable] === undefined && lists.some((list) => env[list].includes(name)),
  };
}

function encrypted(variable: string): AnyConfigRule {
  return {
    reads: [variable],
    rule: 'must begin with https:// in production: codes travel there',
    isBroken: (env: Env) => String(env[variable]).startsWith('http://'),
  };
}
