import { escapeHtml } from '../../kernel';
import type { MailWords } from './template';

/** A mail as it is sent: the same content as plain text and as HTML. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** No colours of its own, apart from lines: the mail reader's light or dark ones are readable by design. */
export function layOut(words: MailWords, language: string): Mail {
  return { subject: words.subject, text: plain(words), html: page(words, language) };
}

function plain({ opening, code, link, closing }: MailWords): string {
  return [opening, code, link?.address, ...closing].filter((part) => part !== undefined).join('\n\n') + '\n';
}

function page(words: MailWords, language: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(words.subject)}</title>
</head>
<body style="margin:0;padding:24px;font:16px/1.6 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:480px;margin:0 auto">
${body(words).join('\n')}
</div>
</body>
</html>
`;
}

function body({ opening, code, link, closing }: MailWords): string[] {
  return [
    paragraph(escapeHtml(opening)),
    ...(code === undefined ? [] : [paragraph(escapeHtml(code), 'font-size:32px;font-weight:600;letter-spacing:.2em')]),
    ...(link === undefined ? [] : linked(link)),
    ...closing.map((text) => paragraph(escapeHtml(text))),
  ];
}

/** The address is shown as well: people may look where a link leads before they follow it. */
function linked({ address, label }: { address: string; label: string }): string[] {
  const href = escapeHtml(address);
  const button = 'display:inline-block;padding:10px 20px;border:1px solid;border-radius:6px;font-weight:600';
  return [
    paragraph(`<a href="${href}" style="${button}">${escapeHtml(label)}</a>`),
    paragraph(href, 'font-size:13px;word-break:break-all'),
  ];
}

function paragraph(content: string, style = ''): string {
  return `<p style="margin:0 0 16px;${style}">${content}</p>`;
}
