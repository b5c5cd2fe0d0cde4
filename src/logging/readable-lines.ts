import type { DestinationStream } from 'pino';

/** Field of a log line that the text shows in its own place. */
const SHOWN = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'err', 'stack', 'context']);

/** Sink that writes each JSON line as a line of text to `output`, for a terminal. */
export const readableLines = (output: DestinationStream): DestinationStream => ({
  write: (line) => {
    output.write(toReadable(line));
  },
});

/** Text of a JSON line: `03:04:05 warn  Delivery: the provider … status=200`; the line itself when it is not JSON. */
export function toReadable(line: string): string {
  const fields = parse(line);
  if (fields === undefined) return line;
  const { level, time, msg, context, err, stack } = fields;
  const text = [textOf(context) && `${textOf(context)}:`, textOf(msg)].filter((part) => part !== '').join(' ');
  const rest = Object.entries(fields).filter(([name]) => !SHOWN.has(name));
  const pairs = rest.map(([name, value]) => ` ${name}=${textOf(value)}`).join('');
  const head = `${textOf(time).slice(11, 19)} ${textOf(level).padEnd(5)} ${text}${pairs}`;
  const frames = textOf((err as Fields | undefined)?.['stack'] ?? stack);
  const why = textOf((err as Fields | undefined)?.['message']);
  return `${[why === '' || why === msg ? head : `${head}: ${why}`, frames].filter((part) => part !== '').join('\n')}\n`;
}

type Fields = Readonly<Record<string, unknown>>;

function parse(line: string): Fields | undefined {
  try {
    return JSON.parse(line) as Fields;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
