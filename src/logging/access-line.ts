/** What is logged of an answered request. The query, headers and bodies are not: they may hold codes and passwords. */
export interface AccessLine {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly ip: string;
}

/** An answered request, as the HTTP server knows it. */
export interface Answered {
  readonly method: string;
  readonly url: string;
  readonly ip: string;
  readonly status: number;
  readonly elapsedMs: number;
}

const MAX_PATH = 200;

export function accessLine({ method, url, ip, status, elapsedMs }: Answered): AccessLine {
  const path = url.split(/[?#;]/, 1)[0] ?? '';
  return { method, path: path.slice(0, MAX_PATH), status, durationMs: Math.round(elapsedMs * 10) / 10, ip };
}
