import { AsyncResource } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import type { ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/**
 * Exporter that logs when the collector begins to refuse spans, and when it takes them again: once each, without words of the
 * collector, which may repeat the headers that it was sent.
 */
export class WatchedExporter implements SpanExporter {
  private readonly logger = new Logger('Tracing');
  private isFailing = false;

  /** In the context of the start: exports run in that of the request whose span came first, which they are not about. */
  private readonly note = AsyncResource.bind((isFailing: boolean) => {
    this.logChange(isFailing);
  });

  /** `success`: code of an export that was taken. */
  constructor(
    private readonly exporter: SpanExporter,
    private readonly success: ExportResult['code'],
  ) {}

  export(spans: ReadableSpan[], report: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      this.note(result.code !== this.success);
      report(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  private logChange(isFailing: boolean): void {
    if (isFailing === this.isFailing) return;
    this.isFailing = isFailing;
    if (isFailing) this.logger.warn('spans are lost: the collector of OTEL_EXPORTER_OTLP_ENDPOINT does not take them');
    else this.logger.log('the collector of OTEL_EXPORTER_OTLP_ENDPOINT takes spans again');
  }
}
