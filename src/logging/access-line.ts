/** Log fields of an answered request. Query, headers and bodies are left out: they may contain codes and passwords. */
export interface AccessLine {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly ip: string;
  /** `done`, or the reason of the refusal; missing for an answer that is no outcome, such as a page. */
  readonly outcome?: string;
  /** Limit that refused the request (a name of LIMITS, THROTTLE, or a block), and the seconds until it will not. */
  readonly limit?: string;
  readonly retryAfterSeconds?: number;
  /** Name of the dialect that was asked, if any. */
  readonly dialect?: string;
}

/** Facts about an answered request; `elapsedMs` is the time from its arrival to the end of its answer. */
export interface Answered {
  readonly method: string;
  readonly url: string;
  readonly ip: string;
  readonly status: number;
  readonly elapsedMs: number;
  readonly outcome?: string | undefined;
  readonly limit?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly dialect?: string | undefined;
}

const MAX_PATH = 200;
const [CLIENT_ERROR, SERVER_ERROR] = [400, 500];

/** True for the line of a request that was refused before anything was decided; a client can cause any number of them. */
export const isRefused = ({ status, outcome }: AccessLine): boolean =>
  outcome === 'throttled' || (status >= CLIENT_ERROR && status < SERVER_ERROR);

/** Log fields of an answered request; the path is truncated to 200 characters. */
export function accessLine({ method, url, ip, status, elapsedMs, ...about }: Answered): AccessLine {
  const { outcome, limit, retryAfterSeconds, dialect } = about;
  const path = url.split(/[?#;]/, 1)[0] ?? '';
  return {
    ...{ method, path: path.slice(0, MAX_PATH), status, durationMs: Math.round(elapsedMs * 10) / 10, ip },
    ...(outcome !== undefined && { outcome }),
    ...(limit !== undefined && { limit }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(dialect !== undefined && { dialect }),
  };
}
