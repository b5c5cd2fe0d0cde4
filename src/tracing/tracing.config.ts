import { baseUrl, defineConfig, type EnvParser, matching, oneOf, Unreadable, Variable } from '../config';

const SAMPLERS = [
  ...(['always_on', 'always_off', 'traceidratio'] as const),
  ...(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const),
] as const;

/** Part of the traces that are exported, from 0 to 1. */
const share: EnvParser<number> = (given) =>
  /^(?:0(?:\.\d{1,6})?|1(?:\.0{1,6})?|\.\d{1,6})$/.test(given) ? Number(given) : new Unreadable('must be from 0 to 1');

/** Headers as OpenTelemetry's specification of exporters writes them: `name=value,…`, values percent-encoded. */
const headers: EnvParser<Readonly<Record<string, string>>> = (given) => {
  const pairs = given.split(',').map((pair) => /^\s*([\w!#$&'*.^`|~+-]+)\s*=\s*([\x21-\x2b\x2d-\x7e]*)\s*$/.exec(pair));
  const entries = pairs.map((pair) => [pair?.[1] ?? '', decoded(pair?.[2] ?? '%')] as const);
  if (entries.every(([, value]) => value !== undefined && /^[\x20-\x7e]*$/.test(value)))
    return Object.fromEntries(entries.map(([name, value = '']) => [name, value]));
  return new Unreadable('must be name=value pairs between commas, values percent-encoded');
};

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

class TracingVariables {
  @Variable(baseUrl) readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  @Variable(headers) readonly OTEL_EXPORTER_OTLP_HEADERS: Readonly<Record<string, string>> = {};
  @Variable(matching(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens or underscores'))
  readonly OTEL_SERVICE_NAME: string = 'regain';
  @Variable(oneOf(...SAMPLERS)) readonly OTEL_TRACES_SAMPLER: (typeof SAMPLERS)[number] = 'parentbased_always_on';
  @Variable(share) readonly OTEL_TRACES_SAMPLER_ARG: number = 1;
}

/** Options of tracing. */
export class TracingOptions {
  /** Address that takes spans by OTLP over HTTP; undefined where tracing is off. */
  readonly url: string | undefined;
  /** Headers of every export, which may have a secret in them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** Share of the traces that are exported, from 0 to 1. */
  readonly share: number;
}

export const tracingConfig = defineConfig({
  variables: TracingVariables,
  options: TracingOptions,
  toOptions: (env): TracingOptions => ({
    url: env.OTEL_EXPORTER_OTLP_ENDPOINT && `${env.OTEL_EXPORTER_OTLP_ENDPOINT}/v1/traces`,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS,
    serviceName: env.OTEL_SERVICE_NAME,
    share: shareOf(env),
  }),
});

/** Every trace begins here, so that a sampler that is based on the parent decides as the one that is not. */
function shareOf({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: argument }: TracingVariables): number {
  if (sampler.endsWith('always_off')) return 0;
  return sampler.endsWith('traceidratio') ? argument : 1;
}
