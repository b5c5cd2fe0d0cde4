import type { Context, Span as OtelSpan, Tracer as OtelSpans } from '@opentelemetry/api';
import type { TracerProvider } from '@opentelemetry/sdk-trace';
import { currentSpan, type Span, type SpanAttributes, type SpanStart, Tracer, withTimeout } from '../common';
import type { TracingOptions } from './tracing.config';
import { WatchedExporter } from './watched-exporter';

/** Spans that wait for an export; those beyond are dropped. */
const MAX_QUEUE = 2_048;
const EXPORT_TIMEOUT_MS = 5_000;
const SHUTDOWN_MS = 2_000;

/** The API's functions and constants, which are loaded only where tracing is on. */
type Api = typeof import('@opentelemetry/api');

class ExportedSpan implements Span {
  constructor(
    private readonly span: OtelSpan,
    private readonly api: Api,
  ) {}

  get traceId(): string {
    return this.span.spanContext().traceId;
  }

  /** Context of spans that begin in this one. */
  get context(): Context {
    return this.api.trace.setSpan(this.api.ROOT_CONTEXT, this.span);
  }

  end(attributes: SpanAttributes): void {
    this.span.setAttributes(attributes);
    if ('error.type' in attributes) this.span.setStatus({ code: this.api.SpanStatusCode.ERROR });
    this.span.end();
  }
}

/**
 * Tracer over OpenTelemetry's SDK. Parents come from {@link currentSpan} alone: nothing is registered with the globals of its
 * API, and no `traceparent` of a client is believed.
 */
class OtelTracer extends Tracer {
  private readonly spans: OtelSpans;

  constructor(
    private readonly provider: TracerProvider,
    private readonly api: Api,
  ) {
    super();
    this.spans = provider.getTracer('regain');
  }

  start({ kind, name, attributes }: SpanStart): Span {
    const { ROOT_CONTEXT, SpanKind } = this.api;
    const parent = currentSpan();
    const context = parent instanceof ExportedSpan ? parent.context : ROOT_CONTEXT;
    const options = { kind: kind === 'server' ? SpanKind.SERVER : SpanKind.CLIENT, attributes };
    return new ExportedSpan(this.spans.startSpan(name, options, context), this.api);
  }

  async shutdown(): Promise<void> {
    await withTimeout(
      this.provider.shutdown().catch(() => undefined),
      SHUTDOWN_MS,
      () => undefined,
    );
  }
}

/** Starts a tracer that exports to the collector of the options, in batches, in the background. */
export async function startTracer({ url = '', headers, serviceName, share }: TracingOptions): Promise<Tracer> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }, { ExportResultCode }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/core'),
  ]);
  const otlp = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: EXPORT_TIMEOUT_MS });
  const exporter = new WatchedExporter(otlp, ExportResultCode.SUCCESS);
  const limits = { maxQueueSize: MAX_QUEUE, exportTimeoutMillis: EXPORT_TIMEOUT_MS };
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter, ...limits })],
  });
  return new OtelTracer(provider, api);
}
