import { escapeHtml, type Locale } from '../../../common';
import { type TemplateVariables, fill, loneSecret } from '../template-variables';
import type { TemplateStrings } from '../template-strings';
import { mailSheet, mailStyle as style } from './mail-style';

/** Rendered mail: the same content as plain text and as HTML. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Renders a mail, by the HTML page of the operator if there is one, else by the standard layout. Variables are escaped
 * in HTML.
 */
export function mailOf(strings: TemplateStrings, variables: TemplateVariables, locale: Locale): Mail {
  const subject = fill(strings.subject, variables);
  const text = strings.paragraphs.map((paragraph) => fill(paragraph, variables)).join('\n\n') + '\n';
  const html =
    strings.html === undefined ? page(strings, variables, locale) : fill(strings.html, variables, escapeHtml);
  return { subject, text, html };
}

/**
 * HTML page of a mail, for all mail readers: layout by tables, because some render like a word processor; no scripts,
 * no external files.
 */
function page(strings: TemplateStrings, variables: TemplateVariables, locale: Locale): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${inHtml(strings.subject, variables)}</title>
<style>
${mailSheet}
</style>
</head>
<body class="paper" style="margin:0;padding:0;${style.paper}">
<div style="${style.hidden}">${preheader(strings, variables)}</div>
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="${style.paper};${style.font}">
<tr><td align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left;${style.card}">
<tr><td class="pad accent" style="${style.brand}">${escapeHtml(variables.service)}</td></tr>
<tr><td class="pad" style="${style.body}">
${blocks(strings, variables).join('\n')}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
`;
}

const inHtml = (strings: string, variables: TemplateVariables): string =>
  fill(escapeHtml(strings), variables, escapeHtml).replaceAll('\n', '<br>');

/**
 * Preview text that mail lists show beside the subject: the paragraph after the code or link, never the code or link
 * itself, because locked screens show such lists. A filler keeps mail readers from appending more of the mail.
 */
function preheader({ paragraphs }: TemplateStrings, variables: TemplateVariables): string {
  const hint = paragraphs.slice(1).find((paragraph) => loneSecret(paragraph) === undefined) ?? '';
  return inHtml(hint, variables) + '&#847;&zwnj;&nbsp;'.repeat(80);
}

/**
 * HTML of the paragraphs. Those up to the code or link are emphasized; later ones, or the last one of a notice, are
 * subdued.
 */
function blocks(strings: TemplateStrings, variables: TemplateVariables): readonly string[] {
  const { paragraphs } = strings;
  const secret = paragraphs.findIndex((paragraph) => loneSecret(paragraph) !== undefined);
  const lastLoud = secret < 0 ? paragraphs.length - 2 : secret;
  return paragraphs.map((paragraph, index) => block(paragraph, index > lastLoud ? 'soft' : 'ink', strings, variables));
}

function block(
  paragraph: string,
  kind: 'ink' | 'soft',
  strings: TemplateStrings,
  variables: TemplateVariables,
): string {
  const secret = loneSecret(paragraph);
  const content = inHtml(paragraph, variables);
  if (secret === 'code') return box('code ink', style.code, content, '100%');
  if (secret === 'link') return linked(content, escapeHtml(strings.button ?? variables.service));
  return `<p class="${kind}" style="${style[kind]}">${content}</p>`;
}

/** HTML of a link: a button, and its URL as text, so that people can see where it leads. */
function linked(href: string, label: string): string {
  const button = `<a href="${href}" class="label" style="${style.label}">${label}</a>`;
  const address = `<a href="${href}" class="accent" style="${style.anchor}">${href}</a>`;
  return `${box('button', style.button, button)}\n<p class="soft" style="${style.address}">${address}</p>`;
}

function box(kind: string, look: string, content: string, width = 'auto'): string {
  const table = `<table role="presentation" width="${width}" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:separate">`;
  return `${table}<tr><td class="${kind}" style="${look}">${content}</td></tr></table>`;
}
