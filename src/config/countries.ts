import { isSupportedCountry } from 'libphonenumber-js/max';
import { commaSeparated } from './readers';
import { type EnvParser, Unreadable } from './variable';

/** ISO 3166 regions that may get SMS, such as `CN`; `*` for all. */
export type CountryAllowList = '*' | readonly string[];

/** A region, with the price of one message to it or without. */
const ENTRY = /^([A-Z]{2})(?:=\d{1,6}(?:\.\d{1,6})?)?$/;

export const countries: EnvParser<CountryAllowList> = (given) => {
  if (given === '*') return '*';
  const regions = commaSeparated(given).map((entry) => ENTRY.exec(entry)?.[1]);
  const known = regions.filter((region) => region !== undefined && isSupportedCountry(region));
  if (known.length > 0 && known.length === regions.length && new Set(known).size === known.length) return known;
  return new Unreadable(
    'must be * or a list of two-letter countries with an optional price, such as CN=0.045,US=0.0079',
  );
};

export const region: EnvParser<string> = (given) =>
  isSupportedCountry(given) ? given : new Unreadable('must be a two-letter country such as CN');
