import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Recording of one request to ASP.NET Web API: its answer, and the argument of the action. */
export interface Recording {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly contentType?: string;
    readonly accept?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly framework: {
    readonly status: number;
    readonly contentType: string;
    readonly allow?: string;
    readonly body: string;
    readonly bound?: object | null;
    readonly errors?: ModelState;
  };
  /** Failure of the recorded action, where it did not just answer. */
  readonly handler?: 'throws' | 'answers errors';
  /** Our deviation, and its reason. */
  readonly ours?: {
    readonly because: string;
    readonly status: number;
    readonly bound?: object | null;
    readonly errors?: ModelState;
  };
}

export type ModelState = Readonly<Record<string, readonly string[]>>;

type Section = 'negotiation' | 'routes' | 'json' | 'form' | 'xml' | 'errors';

/** Recordings of a section, each with a title for its test. */
export function recordings(...sections: readonly Section[]): (readonly [string, Recording])[] {
  const file = (section: Section): string => join(__dirname, `../../fixtures/aspnet/${section}.json`);
  return sections.flatMap((section) => {
    const all = JSON.parse(readFileSync(file(section), 'utf8')) as readonly Recording[];
    return all.map((each, index) => [titleOf(`${section} ${String(index)}`, each), each] as const);
  });
}

function titleOf(place: string, { request, ours }: Recording): string {
  const { method, contentType = 'no type', accept = 'nothing', body = '' } = request;
  const because = ours === undefined ? '' : ` (not as the framework: ${ours.because})`;
  return `${place}: ${method}, ${contentType}, accepting ${accept}, ${body.slice(0, 90)}${because}`;
}
