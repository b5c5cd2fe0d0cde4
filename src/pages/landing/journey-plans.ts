import type { UiLocale } from '../../common';
import {
  type ApiDescription,
  type BasicText,
  examplePath,
  type JourneyStep,
  type Operation,
  operationsOf,
  sampleOf,
} from '../../http';

/** Call of a journey as the script of the landing page makes it; values such as `{{code}}` are put in there. */
export interface StepPlan {
  readonly label: string;
  readonly method: Operation['method'];
  /** Path with its query and the examples of its parameters, without a leading slash. */
  readonly path: string;
  /** Media type of the body; missing where there is none. */
  readonly mediaType?: string;
  readonly body?: object;
  /** Value of the Authorization header; missing where the API takes none. */
  readonly authorization?: string;
  /** True when the request is signed, by the fields that `POST /docs/sign` answers. */
  readonly isSigned: boolean;
  /** True when the answer is a picture, whose text the person types for the next step. */
  readonly isPicture: boolean;
  readonly sendsTo?: string;
  readonly saves: Readonly<Record<string, string>>;
  /**
   * Members of the answer with its number and its text, and the number of success; missing for a picture. An API with HTTP statuses
   * has no number of success.
   */
  readonly result?: { readonly number: string; readonly text: string; readonly success?: unknown };
}

/** First journey of an API: a recovery from the code to the new password, or the verification of a number. */
export interface JourneyPlan {
  readonly api: string;
  readonly title: string;
  readonly isWithoutAccount: boolean;
  /** Longest pause in seconds between two messages to one number that the API's document and the limits ask for. */
  readonly pauseSeconds: number;
  /** Password to sign in with at the end; missing where the journey signs in itself. */
  readonly password?: string;
  readonly steps: readonly StepPlan[];
}

/** Limits of pauses between two messages to one number, in seconds. */
export interface PauseLimits {
  readonly cooldownSeconds: number;
  readonly dialectCooldownMaxSeconds: number;
}

/** Plans the first journey of each API that has one. Throws for a step whose operation the API does not have. */
export function journeyPlans(
  apis: readonly ApiDescription[],
  limits: PauseLimits,
  locale: UiLocale,
): readonly JourneyPlan[] {
  return apis.flatMap((api) => {
    const [journey] = api.journeys ?? [];
    if (journey === undefined) return [];
    const operations = operationsOf(api);
    const password = journey.steps.at(-1)?.setsPassword;
    const own = Math.min(api.cooldownSeconds ?? 0, limits.dialectCooldownMaxSeconds);
    return {
      api: api.name,
      title: locale === 'en' && api.english !== undefined ? `${api.english} ${pathOf(api)}` : api.title,
      isWithoutAccount: journey.isWithoutAccount === true,
      pauseSeconds: Math.max(own, limits.cooldownSeconds),
      ...(password !== undefined && { password }),
      steps: journey.steps.map((step) => planOf(step, operations, locale)),
    };
  });
}

/** Path in the title of an API, which ends with it. */
const pathOf = ({ title }: ApiDescription): string => /\/\S+$/.exec(title)?.[0] ?? '';

function planOf(step: JourneyStep, operations: readonly Operation[], locale: UiLocale): StepPlan {
  const operation = operations.find(({ handler }) => handler === step.handler);
  if (operation === undefined) throw new Error(`there is no operation ${step.handler}`);
  const { api, method, text } = operation;
  const result = resultOf(operation);
  return {
    label: locale === 'en' ? (text.english ?? text.summary) : text.summary,
    ...{ method, path: pathWithQuery(operation), ...bodyOf(step, operation) },
    ...(api.basic && { authorization: basicHeader(api.basic) }),
    isSigned: isSigned(step, api),
    isPicture: result === undefined,
    saves: step.saves ?? {},
    ...(step.sendsTo !== undefined && { sendsTo: step.sendsTo }),
    ...(result !== undefined && { result }),
  };
}

const isSigned = ({ body = {} }: JourneyStep, { signing }: ApiDescription): boolean =>
  signing !== undefined && Object.hasOwn(body, signing.field);

const basicHeader = ({ username, password }: BasicText): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

/** Members of an operation's answer with its result; undefined where it answers a file. */
function resultOf({ api: { resultFields }, table }: Operation): StepPlan['result'] {
  if (table.statusMember !== undefined) return resultFields;
  const success = (table.done.body as Readonly<Record<string, unknown>>)[resultFields.number];
  return success === undefined ? undefined : { ...resultFields, success };
}

/** Body of a step in the first format of its operation; empty where it has none. */
function bodyOf({ body }: JourneyStep, { codec }: Operation): Pick<StepPlan, 'mediaType' | 'body'> {
  const mediaType = codec.forms.reads[0]?.mediaTypes[0];
  return mediaType === undefined || body === undefined ? {} : { mediaType, body };
}

/** Path of an operation with the examples of its parameters and its action, or the sample of what it reads from the query. */
function pathWithQuery(operation: Operation): string {
  const { action, method, codec } = operation;
  const path = examplePath(operation);
  if (action !== undefined) return `${path}?${action.field}=${action.name}`;
  const { request } = codec.forms;
  if (method !== 'GET' || request === undefined) return path;
  const query = Object.entries(sampleOf(request)).map(([name, value]): [string, string] => [name, String(value)]);
  return `${path}?${new URLSearchParams(query).toString()}`;
}
