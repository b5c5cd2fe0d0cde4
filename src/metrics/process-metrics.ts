import { collectDefaultMetrics, Registry } from 'prom-client';

let registry: Registry | undefined;

/** What this process uses: processor, memory, event loop, garbage collection. Watched once, from the first call on. */
export function processMetrics(): Registry {
  if (registry === undefined) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}
