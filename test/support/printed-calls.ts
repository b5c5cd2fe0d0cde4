/** Shell lines that a landing page prints. Throws for a page without any. */
export function printedCalls(html: string): string {
  const [, printed] = /<pre class="card shell"[^>]*>(.*?)<\/pre>/s.exec(html) ?? [];
  if (printed === undefined) throw new Error('the page prints no calls');
  return unescapeHtml(printed);
}

const unescapeHtml = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
