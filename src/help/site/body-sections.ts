import type { UiLocale } from '../../common';
import { type Html, html, langOf, langSpan } from '../../pages/layout';
import type { BodyHelp, OperationDoc, Sample } from '../docs/operation-doc';
import { extraStrings } from '../strings/extra.strings';
import { siteStrings } from '../strings/site.strings';
import { lineTable, modelLink, paragraph } from './tables';

/** What a request of the operation consists of. */
export function requestSection({ uri, request }: OperationDoc, locale: UiLocale): Html {
  const words = siteStrings[locale];
  return html`<h2>${words.request}</h2>
    <h3 id="uri-parameters">${words.uriParameters}</h3>
    ${lineTable('uri-parameters', uri, locale)}
    <h3 id="body-parameters">${words.bodyParameters}</h3>
    ${request === undefined ? paragraph(words.none) : modelSection('body-parameters', request, locale)}
    ${formats(words.requestFormats, request?.samples ?? [], locale)}`;
}

/** What the operation answers. */
export function responseSection({ operation, response, file }: OperationDoc, locale: UiLocale): Html {
  const words = siteStrings[locale];
  const { returns } = operation.text;
  const nothing = file === undefined ? paragraph(words.none) : fileNote(file, locale);
  return html`<h2>${words.response}</h2>
    <h3 id="resource-description">${words.resource}</h3>
    ${returns === undefined ? '' : html`<p class="returns">${langSpan(returns, locale)}</p>`}
    ${response === undefined ? nothing : modelSection('resource-description', response, locale)}
    ${formats(words.responseFormats, response?.samples ?? [], locale)}`;
}

const modelSection = (label: string, { model }: BodyHelp, locale: UiLocale): Html =>
  html`${modelLink(model.name)} ${lineTable(label, model.lines, locale)}`;

const fileNote = (mediaType: string, locale: UiLocale): Html =>
  html`<p class="addition">${extraStrings[locale].file} ${mediaType}</p>`;

const formats = (heading: string, samples: readonly Sample[], locale: UiLocale): Html | string =>
  samples.length === 0
    ? ''
    : html`<h3>${heading}</h3>
        ${sampleSections(samples, locale)}`;

/** Samples under the names of their forms; forms that look the same stand under one heading. */
export const sampleSections = (samples: readonly Sample[], locale: UiLocale): Html =>
  html`<div>${merged(samples).map((sample) => sampleSection(sample, locale))}</div>`;

function merged(samples: readonly Sample[]): readonly Sample[] {
  const distinct = new Map<string, Sample>();
  for (const sample of samples) {
    const { text, mediaTypes } = sample;
    const key = text ?? mediaTypes.join();
    distinct.set(key, { ...sample, mediaTypes: [...(distinct.get(key)?.mediaTypes ?? []), ...mediaTypes] });
  }
  return [...distinct.values()];
}

function sampleSection({ mediaTypes, text }: Sample, locale: UiLocale): Html {
  const words = siteStrings[locale];
  const content =
    text === undefined
      ? html`<p>${words.noSample}</p>`
      : html`<pre class="wrapped" ${langOf(text, locale)}>${text}</pre>`;
  return html`<h4 class="sample-header">${mediaTypes.join(', ')}</h4>
    <div class="sample-content">
      <span><b>${words.sample}</b></span>
      ${content}
    </div> `;
}
