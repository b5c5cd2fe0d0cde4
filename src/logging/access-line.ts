/** Log fields of an answered request. Query, headers and bodies are left out: they may contain codes and passwords. */
export interface AccessLine {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly ip: string;
}

/** Facts about an answered request; `elapsedMs` is the time from its arrival to the end of its answer. */
export interface Answered {
  readonly method: string;
  readonly url: string;
  readonly ip: string;
  readonly status: number;
  readonly elapsedMs: number;
}

const MAX_PATH = 200;

/** Log fields of an answered request; the path is truncated to 200 characters. */
export function accessLine({ method, url, ip, status, elapsedMs }: Answered): AccessLine {
  const path = url.split(/[?#;]/, 1)[0] ?? '';
  return { method, path: path.slice(0, MAX_PATH), status, durationMs: Math.round(elapsedMs * 10) / 10, ip };
}
