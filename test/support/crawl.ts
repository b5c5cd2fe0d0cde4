/** Answer of a page or file on a crawl. */
export interface Crawled {
  readonly url: string;
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** Methods that the answer names, of an address that takes forms alone. */
  readonly allow: string;
  /** Paths that the answer's cookies are limited to. */
  readonly cookiePaths: readonly string[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&#39;': "'",
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
};
const LINK = /\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)')/g;
const DOCUMENT = /"url":\s*"([^"]+)"/g;
const CODE = /<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g;

/**
 * Loads a page and everything that pages name by href, src or action, the documents that Swagger UI loads, and what
 * redirects lead to, as long as it is on the same host, with the cookies that pages set. Templates of framed documents are not
 * followed.
 */
export async function crawl(start: string): Promise<readonly Crawled[]> {
  const waiting = [start];
  const seen = new Set(waiting);
  const found: Crawled[] = [];
  const cookies = new Map<string, string>();
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const { crawled, links } = await load(url, cookies);
    found.push(crawled);
    for (const link of links)
      if (new URL(link).host === new URL(start).host && !seen.has(link)) {
        seen.add(link);
        waiting.push(link);
      }
  }
  return found;
}

async function load(
  url: string,
  cookies: Map<string, string>,
): Promise<{ readonly crawled: Crawled; readonly links: readonly string[] }> {
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies.values()].join('; ') } });
  for (const set of answer.headers.getSetCookie()) cookies.set(set.split('=', 1).join(''), set.replace(/;.*/, ''));
  const allow = answer.headers.get('allow') ?? '';
  const [type, text] = [answer.headers.get('content-type') ?? '', await answer.text()];
  const location = answer.headers.get('location');
  const cookiePaths = answer.headers.getSetCookie().map((cookie) => /;\s*path=([^;]*)/i.exec(cookie)?.[1] ?? '');
  const links = [...(location === null ? [] : [location]), ...linksIn(type, text)];
  return {
    crawled: { url, status: answer.status, type, text, allow, cookiePaths },
    links: links.map((link) => absolute(link, url)),
  };
}

function linksIn(type: string, text: string): readonly string[] {
  if (type.startsWith('text/html'))
    return [...text.replace(CODE, (code) => code.slice(0, code.indexOf('>') + 1)).matchAll(LINK)].map((match) =>
      unescaped(match[1] ?? match[2] ?? ''),
    );
  return type.includes('javascript') ? [...text.matchAll(DOCUMENT)].map(([, url = '']) => url) : [];
}

const unescaped = (text: string): string =>
  text.replace(/&(?:amp|#39|quot|lt|gt);/g, (entity) => ENTITIES[entity] ?? '');

function absolute(link: string, base: string): string {
  const url = new URL(link, base);
  url.hash = '';
  return url.href;
}
