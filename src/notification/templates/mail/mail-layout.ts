import { escapeHtml, type Locale } from '../../../common';
import { type TemplateVariables, fill, loneSecret } from '../template-variables';
import type { TemplateStrings } from '../template-strings';
import { mailSheet, mailStyle as style } from './mail-style';

/** A mail as it is sent: the same content as plain text and as HTML. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Lays words out as a mail, with an operator's own page where there is one. TemplateVariables are escaped in HTML. */
export function layOut(words: TemplateStrings, facts: TemplateVariables, locale: Locale): Mail {
  const subject = fill(words.subject, facts);
  const text = words.paragraphs.map((paragraph) => fill(paragraph, facts)).join('\n\n') + '\n';
  const html = words.html === undefined ? page(words, facts, locale) : fill(words.html, facts, escapeHtml);
  return { subject, text, html };
}

/** Tables and widths of old, because some mail readers lay out with a word processor. Nothing is loaded, nothing runs. */
function page(words: TemplateStrings, facts: TemplateVariables, locale: Locale): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${inHtml(words.subject, facts)}</title>
<style>
${mailSheet}
</style>
</head>
<body class="paper" style="margin:0;padding:0;${style.paper}">
<div style="${style.hidden}">${preheader(words, facts)}</div>
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.paper};${style.font}">
<tr><td align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left;${style.card}">
<tr><td class="pad accent" style="${style.brand}">${escapeHtml(facts.service)}</td></tr>
<tr><td class="pad" style="${style.body}">
${blocks(words, facts).join('\n')}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
`;
}

const inHtml = (words: string, facts: TemplateVariables): string =>
  fill(escapeHtml(words), facts, escapeHtml).replaceAll('\n', '<br>');

/**
 * What a list of mails shows beside the subject: what comes after the code or the link, never these, since such lists
 * show up on locked screens. The filler keeps the reader from adding more of the mail.
 */
function preheader({ paragraphs }: TemplateStrings, facts: TemplateVariables): string {
  const hint = paragraphs.slice(1).find((paragraph) => loneSecret(paragraph) === undefined) ?? '';
  return inHtml(hint, facts) + '&#847;&zwnj;&nbsp;'.repeat(80);
}

/** What a mail is for stands out; what comes after the code or the link, or last, is there to be looked up. */
function blocks(words: TemplateStrings, facts: TemplateVariables): readonly string[] {
  const { paragraphs } = words;
  const secret = paragraphs.findIndex((paragraph) => loneSecret(paragraph) !== undefined);
  const lastLoud = secret < 0 ? paragraphs.length - 2 : secret;
  return paragraphs.map((paragraph, index) => block(paragraph, index > lastLoud ? 'soft' : 'ink', words, facts));
}

function block(paragraph: string, kind: 'ink' | 'soft', words: TemplateStrings, facts: TemplateVariables): string {
  const secret = loneSecret(paragraph);
  const content = inHtml(paragraph, facts);
  if (secret === 'code') return box('code ink', style.code, content, '100%');
  if (secret === 'link') return linked(content, escapeHtml(words.button ?? facts.service));
  return `<p class="${kind}" style="${style[kind]}">${content}</p>`;
}

/** The address is shown as well: people may look where a link leads before they follow it. */
function linked(href: string, label: string): string {
  const button = `<a href="${href}" class="label" style="${style.label}">${label}</a>`;
  const address = `<a href="${href}" class="accent" style="${style.anchor}">${href}</a>`;
  return `${box('button', style.button, button)}\n<p class="soft" style="${style.address}">${address}</p>`;
}

function box(kind: string, look: string, content: string, width = 'auto'): string {
  const table = `<table role="presentation" width="${width}" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:separate">`;
  return `${table}<tr><td class="${kind}" style="${look}">${content}</td></tr></table>`;
}
