import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Tracer } from '../common';
import { startTracer } from './otel-tracer';
import { TracingOptions } from './tracing.config';

/** Nest module of tracing, which is imported only where tracing is on; its start loads the packages of OpenTelemetry. */
@Global()
@Module({
  providers: [
    {
      provide: Tracer,
      useFactory: startTracer,
      inject: [TracingOptions],
    },
  ],
  exports: [Tracer],
})
export class TracingModule implements OnApplicationShutdown {
  constructor(private readonly tracer: Tracer) {}

  async onApplicationShutdown(): Promise<void> {
    await this.tracer.shutdown();
  }
}
