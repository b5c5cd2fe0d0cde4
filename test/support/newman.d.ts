/** The part of newman's API that is used here; the package has no types. */
declare module 'newman' {
  import type { EventEmitter } from 'node:events';

  export interface RunFailure {
    readonly error: { readonly message: string };
    readonly source: { readonly name: string };
  }

  export interface RunSummary {
    readonly run: {
      readonly failures: readonly RunFailure[];
      readonly stats: Readonly<Record<'requests' | 'assertions', { readonly total: number }>>;
    };
  }

  export interface RunOptions {
    readonly collection: object;
    readonly envVar: readonly { readonly key: string; readonly value: string }[];
  }

  export function run(options: RunOptions, callback: (error: Error | null, summary: RunSummary) => void): EventEmitter;
}
