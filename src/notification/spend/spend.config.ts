import { isSupportedCountry } from 'libphonenumber-js/max';
import { commaSeparated, type ConfigRule, defineConfig, type EnvParser, Unreadable, Variable } from '../../config';

/**
 * Countries to which SMS may be sent (ISO 3166-1 alpha-2, such as `CN`), with the price of one segment in millionths of
 * the operator's currency where it is given; `*` for all countries, without prices.
 */
type SmsCountries = '*' | ReadonlyMap<string, number | undefined>;

const COUNTRY = /^([A-Z]{2})(?:=(\d{1,6}(?:\.\d{1,6})?))?$/;

/** Prices, caps and costs are stored in millionths of the operator's currency. */
export const MILLIONTHS = 1_000_000;

/** Parses a list of countries, each with a price or without: `CN=0.045,US`. */
const countries: EnvParser<SmsCountries> = (given) => {
  if (given === '*') return '*';
  const entries = commaSeparated(given).map(countryOf);
  const known = entries.filter((entry) => entry !== undefined);
  const byRegion = new Map(known);
  if (byRegion.size > 0 && byRegion.size === entries.length) return byRegion;
  return new Unreadable(
    'must be * or a list of two-letter countries with an optional price, such as CN=0.045,US=0.0079',
  );
};

function countryOf(entry: string): [string, number | undefined] | undefined {
  const [, region, price] = COUNTRY.exec(entry) ?? [];
  if (region === undefined || !isSupportedCountry(region)) return undefined;
  return [region, price === undefined ? undefined : Math.round(Number(price) * MILLIONTHS)];
}

const amount: EnvParser<number> = (given) => {
  const value = /^\d{1,6}(?:\.\d{1,6})?$/.test(given) ? Math.round(Number(given) * MILLIONTHS) : 0;
  return value > 0 ? value : new Unreadable('must be an amount above 0 such as 50 or 12.5, at most 999999');
};

export class SpendVariables {
  @Variable(countries) readonly COUNTRIES?: SmsCountries;
  @Variable(amount) readonly SPEND_CAP_PER_DAY?: number;
}

/** Options of the cap on what SMS cost, in millionths of the operator's currency. */
export class SpendOptions {
  /** Price of one SMS segment by country (ISO 3166-1 alpha-2). Messages to a country without one cost 0. */
  readonly prices: ReadonlyMap<string, number>;
  /** Maximum cost of the SMS of one client application in one day (UTC). */
  readonly capPerDay: number;
  /** True when SMS may be sent to every country. */
  readonly allCountries: boolean;
}

const STANDARD_CAP = 50 * MILLIONTHS;

const pricesUnderExplicitCap: ConfigRule<SpendVariables> = {
  reads: ['COUNTRIES', 'SPEND_CAP_PER_DAY'],
  rule: 'must name every country with its price, such as CN=0.045, where SPEND_CAP_PER_DAY is given: SMS without a price are not counted',
  isBroken: ({ COUNTRIES: served, SPEND_CAP_PER_DAY: cap }) =>
    cap !== undefined && served !== undefined && (served === '*' || [...served.values()].includes(undefined)),
};

export const spendConfig = defineConfig({
  variables: SpendVariables,
  options: SpendOptions,
  productionRules: [
    {
      reads: ['COUNTRIES'],
      rule: 'must list the countries that may get SMS in production, or be * for all',
      isBroken: (env) => env.COUNTRIES === undefined,
    },
    pricesUnderExplicitCap,
  ],
  toOptions: ({ COUNTRIES: served = '*', SPEND_CAP_PER_DAY: cap = STANDARD_CAP }): SpendOptions => ({
    prices: new Map(served === '*' ? [] : [...served].flatMap(([region, price]) => priced(region, price))),
    capPerDay: cap,
    allCountries: served === '*',
  }),
  warnings: ({ allCountries }, { isProduction }) =>
    isProduction && allCountries
      ? ['COUNTRIES=*: everybody can have SMS sent to the most expensive countries; list those of your users']
      : [],
});

const priced = (region: string, price: number | undefined): readonly [string, number][] =>
  price === undefined ? [] : [[region, price]];
