import { type ChannelKind, TEMPLATE_NAMES } from '../../common';
import { type EnvParser, parseJson, Unreadable } from '../../config';
import { vendorNames } from '../vendors/vendors.config';
import type { DeliveryRule } from './delivery-rule';

type Check = (value: unknown, route: Fields) => boolean;
type Fields = Readonly<Record<string, unknown>>;

const MAX_WEIGHT = 1_000;

const EXAMPLE =
  '[{"channel":"sms","prefix":"+86","providers":["aliyun","tencent"]},' +
  '{"channel":"sms","providers":{"twilio":70,"vonage":30}}]';

const optional =
  (check: Check): Check =>
  (value, route) =>
    value === undefined || check(value, route);

const CHECKS: Readonly<Record<keyof DeliveryRule, Check>> = {
  channel: (value) => value === 'sms' || value === 'email',
  app: optional((value) => typeof value === 'string' && value !== ''),
  prefix: optional(
    (value, { channel }) => channel === 'sms' && typeof value === 'string' && /^\+[1-9]\d{0,14}$/.test(value),
  ),
  templates: optional((value) => Array.isArray(value) && value.length > 0 && value.every(isTemplate)),
  providers: (value, { channel }) => {
    const names = sharesOf(value)?.map(({ name }) => name);
    return names !== undefined && areKnown(channel === 'email' ? 'email' : 'sms', names);
  },
};

/**
 * Parses ROUTES, a JSON array of delivery rules. Of the rules that match a message the longest prefix wins, then the
 * first one listed.
 */
export const routes: EnvParser<readonly DeliveryRule[]> = (given) => {
  const parsed = parseJson(given);
  if (!Array.isArray(parsed)) return new Unreadable(`must be a JSON array such as ${EXAMPLE}`);
  const wrong = parsed.flatMap((route, index) => complaint(route as unknown, index + 1));
  if (wrong.length > 0) return new Unreadable(wrong.join('; '));
  return parsed.map((route: DeliveryRule) => ({ ...route, providers: sharesOf(route.providers) ?? [] }));
};

function complaint(given: unknown, number: number): readonly string[] {
  if (typeof given !== 'object' || given === null) return [`route ${String(number)} must be an object`];
  const route = given as Fields;
  const names = Object.keys(CHECKS) as (keyof DeliveryRule)[];
  const unknown = Object.keys(route).filter((name) => !names.some((known) => known === name));
  const bad = names.filter((name) => !CHECKS[name](route[name], route));
  return [...unknown, ...bad].map((name) => `route ${String(number)} has no acceptable ${JSON.stringify(name)}`);
}

/**
 * Parses the vendors of a rule: a list of names, or an object of names with their weights. Returns undefined for
 * anything else.
 */
function sharesOf(given: unknown): DeliveryRule['providers'] | undefined {
  if (Array.isArray(given))
    return given.every((name) => typeof name === 'string') ? given.map((name) => ({ name })) : undefined;
  if (typeof given !== 'object' || given === null) return undefined;
  const shares = Object.entries(given).map(([name, weight]) => ({ name, weight: weight as unknown }));
  return shares.every(hasWeight) ? shares : undefined;
}

const hasWeight = (share: { name: string; weight: unknown }): share is { name: string; weight: number } =>
  Number.isInteger(share.weight) && Number(share.weight) >= 1 && Number(share.weight) <= MAX_WEIGHT;

function areKnown(channel: ChannelKind, names: readonly string[]): boolean {
  const known: readonly string[] = vendorNames(channel);
  return names.length > 0 && new Set(names).size === names.length && names.every((name) => known.includes(name));
}

const isTemplate = (value: unknown): boolean => TEMPLATE_NAMES.some((name) => name === value);
