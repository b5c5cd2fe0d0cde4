import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { WatchedExporter } from './watched-exporter';

const { SUCCESS, FAILED } = ExportResultCode;
const LOST = 'spans are lost: the collector of OTEL_EXPORTER_OTLP_ENDPOINT does not take them';
const TAKEN = 'the collector of OTEL_EXPORTER_OTLP_ENDPOINT takes spans again';

describe('WatchedExporter', () => {
  const request = new AsyncLocalStorage<string>();
  let logged: (readonly [text: unknown, request: string | undefined])[];
  let exporter: WatchedExporter;
  let next: ExportResult;

  beforeEach(() => {
    logged = [];
    const write = (text: unknown) => {
      logged.push([text, request.getStore()]);
    };
    Logger.overrideLogger({ log: write, warn: write, error: write });
    const collector = {
      export: (_spans: unknown, report: (result: ExportResult) => void) => {
        report(next);
      },
      shutdown: () => Promise.resolve(),
    };
    exporter = new WatchedExporter(collector, SUCCESS);
  });

  afterEach(() => {
    Logger.overrideLogger(false);
  });

  const exportAll = (...codes: readonly ExportResult['code'][]) =>
    codes.map((code) => {
      next = { code, ...(code === FAILED && { error: new Error('canary') }) };
      const reported: ExportResult[] = [];
      exporter.export([], (result) => reported.push(result));
      return reported.map((result) => result.code);
    });

  it('logs once that spans are lost, and once that they are taken again, and reports each', () => {
    expect(exportAll(SUCCESS, FAILED, FAILED, SUCCESS, SUCCESS)).toEqual(
      [SUCCESS, FAILED, FAILED, SUCCESS, SUCCESS].map((code) => [code]),
    );
    expect(logged.map(([text]) => text)).toEqual([LOST, TAKEN]);
  });

  it('logs outside of the request in whose context the export runs', () => {
    request.run('a-request', () => exportAll(FAILED));
    expect(logged).toEqual([[LOST, undefined]]);
  });
});
