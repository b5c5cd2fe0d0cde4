import type { ChannelKind } from '../../common';
import {
  type AnyConfigPart,
  type AnyConfigRule,
  commaSeparated,
  type EnvParser,
  Unreadable,
  type VariablesClass,
} from '../../config';
import { aliyunConfig } from './aliyun/aliyun.config';
import { smtpConfig } from './smtp/smtp.config';
import { snsConfig } from './sns/sns.config';
import { tencentConfig } from './tencent/tencent.config';
import { twilioConfig } from './twilio/twilio.config';
import type { VendorLists } from './vendor-config';
import { vonageConfig } from './vonage/vonage.config';
import { webhookConfig } from './webhook/webhook.config';

/** Configurations of all vendors, in the order in which error messages list their names. */
const vendorConfigs = {
  inbox: { channels: ['sms', 'email'], required: [], toOptions: () => ({}) },
  smtp: smtpConfig,
  webhook: webhookConfig,
  twilio: twilioConfig,
  aliyun: aliyunConfig,
  tencent: tencentConfig,
  vonage: vonageConfig,
  sns: snsConfig,
} as const satisfies Readonly<Record<string, AnyVendorConfig>>;

interface AnyVendorConfig {
  readonly channels: readonly ChannelKind[];
  readonly variables?: VariablesClass;
  readonly required: readonly string[];
  readonly endpoint?: string;
  readonly productionRules?: readonly AnyConfigRule[];
  toOptions(env: object): object;
}

export type VendorName = keyof typeof vendorConfigs;

/** Options of each vendor. */
export type VendorOptions = {
  readonly [N in VendorName]: ReturnType<(typeof vendorConfigs)[N]['toOptions']>;
};

type Env = VendorLists & Readonly<Record<string, unknown>>;

const LISTS = { sms: 'SMS_PROVIDERS', email: 'MAIL_PROVIDERS' } as const;

const entries = Object.entries(vendorConfigs) as [VendorName, AnyVendorConfig][];

/** Names of the vendors that can deliver a channel. */
export const vendorNames = (channel: ChannelKind): readonly VendorName[] =>
  entries.filter(([, { channels }]) => channels.includes(channel)).map(([name]) => name);

/** Names of vendors of a channel in order of preference; the word `none` alone switches the channel off (an empty list). */
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

/** Variables of all vendors, with their rules. */
export const vendorParts: readonly AnyConfigPart[] = entries.map(([name, vendor]) => ({
  ...(vendor.variables && { variables: vendor.variables }),
  rules: vendor.required.map((variable) => requiredWhenListed(name, vendor.channels, variable)),
  productionRules: [
    ...(vendor.endpoint === undefined ? [] : [encrypted(vendor.endpoint)]),
    ...(vendor.productionRules ?? []),
  ],
}));

/** Options of the vendors whose required variables are all given. */
export function toVendorOptions(env: object): Partial<VendorOptions> {
  const given = env as Env;
  const complete = entries.filter(([, { required }]) => required.every((name) => given[name] !== undefined));
  return Object.fromEntries(complete.map(([name, vendor]) => [name, vendor.toOptions(env)]));
}

function requiredWhenListed(name: VendorName, channels: readonly ChannelKind[], variable: string): AnyConfigRule {
  const lists = channels.map((channel) => LISTS[channel]);
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
