import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError, jsonObject, nearestName, Unreadable } from '../../config';
import type { Brand, Brands } from './brand';
import { accentsOf, contrastProblem } from './brand-accents';
import { readLogo } from './read-logo';

/** Entry of a client application in the file, as far as it is known to be right. */
type Entry = Readonly<Partial<Record<(typeof NAMES)[number], string | undefined>>>;

interface ReadBrand {
  readonly brand: Brand;
  /** Mistakes, each with its place in the entry. */
  readonly problems: readonly string[];
}

const NAMES = ['name', 'color', 'darkColor', 'logo'] as const;
const CLIENT_ID = /^[A-Za-z0-9][\w.-]{0,63}$/;
const COLOUR = /^#[0-9a-f]{6}$/i;
const NAME = /^(?=.*\S)[^\p{Cc}]{1,40}$/u;

/**
 * Reads the brands of client applications from the file that BRANDS_FILE names, with their logos, whose paths are relative to it.
 * Throws a ConfigError that lists every mistake with its place in the file.
 */
export function readBrandsFile(file: string): Brands {
  const read = Object.entries(readDocument(file)).map(([app, entry]) => [app, brandOf(entry, dirname(file))] as const);
  const problems = read.flatMap(([app, { problems: own }]) => [
    ...(CLIENT_ID.test(app) ? [] : [`/${app}: is no id of a client application`]),
    ...own.map((problem) => `/${app}${problem}`),
  ]);
  if (problems.length > 0) throw unusable(problems);
  return new Map(read.map(([app, { brand }]) => [app, brand]));
}

const unusable = (rules: readonly string[]): ConfigError =>
  new ConfigError(rules.map((rule) => ({ variable: 'BRANDS_FILE', rule })));

function readDocument(file: string): Readonly<Record<string, unknown>> {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw unusable([`names a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`]);
  }
  const document = jsonObject(content);
  if (!document) throw unusable(['names a file that is no JSON object of brands by the ids of client applications']);
  return document;
}

function brandOf(given: unknown, folder: string): ReadBrand {
  const problems = shapeProblems(given);
  return problems.length > 0 ? { brand: {}, problems } : brandOfEntry(given as Entry, folder);
}

function brandOfEntry({ name, color, darkColor, logo: path }: Entry, folder: string): ReadBrand {
  const logo = path === undefined ? undefined : readLogo(resolve(folder, path));
  const problems = colourProblems({ color, darkColor });
  if (logo instanceof Unreadable) return { brand: {}, problems: [...problems, `/logo: ${logo.rule}`] };
  const accents = color === undefined ? undefined : accentsOf(color.toLowerCase(), darkColor?.toLowerCase());
  return { brand: { name, accents, logo }, problems };
}

/** Mistakes in the names and values of an entry, before any file is read. */
function shapeProblems(entry: unknown): readonly string[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return [`: must be an object with ${NAMES.join(', ')}`];
  return Object.entries(entry).flatMap(([name, value]: [string, unknown]) => {
    const known = NAMES.find((each) => each === name);
    if (!known) return [`: has an unknown name ${JSON.stringify(name)}: did you mean ${nearestName(name, NAMES)}?`];
    const isRight = typeof value === 'string' && PATTERNS[known].pattern.test(value);
    return isRight ? [] : [`/${name}: ${PATTERNS[known].rule}`];
  });
}

const COLOUR_RULE = { pattern: COLOUR, rule: 'must be a colour such as #0b5cad' };
const PATTERNS = {
  name: { pattern: NAME, rule: 'must be one line of at most 40 characters' },
  color: COLOUR_RULE,
  darkColor: COLOUR_RULE,
  logo: { pattern: /./, rule: 'must be the path of a picture' },
} as const satisfies Record<keyof Entry, { readonly pattern: RegExp; readonly rule: string }>;

function colourProblems({ color, darkColor }: Entry): readonly string[] {
  if (color === undefined) return darkColor === undefined ? [] : ['/darkColor: needs color beside it'];
  const [light, dark] = [contrastProblem('light', color), darkColor && contrastProblem('dark', darkColor)];
  return [...(light ? [`/color: ${light}`] : []), ...(dark ? [`/darkColor: ${dark}`] : [])];
}
