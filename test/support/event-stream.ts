/** Event of a stream, as its lines say. */
export interface StreamedEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** Open stream of Server-Sent Events. */
export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  /** Events so far, without comments. */
  readonly events: readonly StreamedEvent[];
  /** Resolves once the server has ended the stream; never where `close` ends it. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

/** Opens a stream of Server-Sent Events, and collects them. */
export async function openEventStream(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventStream> {
  const controller = new AbortController();
  const response = await fetch(url, { headers, signal: controller.signal });
  const events: StreamedEvent[] = [];
  const ended = new Promise<void>((resolve) => {
    void read(response, events).then(
      () => {
        resolve();
      },
      () => undefined,
    );
  });
  return {
    ...{ status: response.status, headers: response.headers, events, ended },
    close: () => {
      controller.abort();
    },
  };
}

async function read({ body }: Response, events: StreamedEvent[]): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of body ?? []) {
    const blocks = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    events.push(...blocks.map(parse).filter(({ event }) => event !== ''));
  }
}

function parse(block: string): StreamedEvent {
  const valuesOf = (field: string): readonly string[] =>
    block.split('\n').flatMap((line) => (line.startsWith(`${field}: `) ? [line.slice(field.length + 2)] : []));
  return { event: valuesOf('event').join(''), id: valuesOf('id').join(''), data: valuesOf('data').join('\n') };
}
