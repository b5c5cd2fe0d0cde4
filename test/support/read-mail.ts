/** A mail taken apart by hand: header fields by lower-case name, and the decoded parts by media type. */
export interface ReadMail {
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly parts: Readonly<Record<string, string>>;
}

/** Reads what the sink kept. It knows as much of RFC 2045 and 2047 as our own mails use, and no more. */
export function readMail(raw: string): ReadMail {
  const { headers, body } = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type']?.[0] ?? '')?.[1];
  const sections =
    boundary === undefined
      ? [raw]
      : body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((part) => part.trimStart());
  return { headers, parts: Object.fromEntries(sections.map(readPart)) };
}

function split(raw: string): { headers: Record<string, string[]>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const headers: Record<string, string[]> = {};
  for (const line of raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [name = '', ...value] = line.split(':');
    (headers[name.toLowerCase()] ??= []).push(decodeWords(value.join(':').trim()));
  }
  return { headers, body: raw.slice(end + 4) };
}

function readPart(section: string): [string, string] {
  const { headers, body } = split(section);
  const encoding = headers['content-transfer-encoding']?.[0]?.toLowerCase();
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(unquote(body, encoding), 'latin1');
  return [headers['content-type']?.[0]?.split(';')[0] ?? '', bytes.toString('utf8')];
}

/** Quoted-printable to one character a byte; other text is ASCII already. */
function unquote(body: string, encoding: string | undefined): string {
  if (encoding !== 'quoted-printable') return body;
  return body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function decodeWords(value: string): string {
  const adjacent = value.replace(/(=\?[^ ]+\?=)\s+(?==\?)/g, '$1');
  return adjacent.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) => {
    const quoted = unquote(text.replace(/_/g, ' '), 'quoted-printable');
    return (kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : Buffer.from(quoted, 'latin1')).toString('utf8');
  });
}
