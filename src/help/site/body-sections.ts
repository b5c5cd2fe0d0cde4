import type { UiLocale } from '../../common';
import { type Html, html, langOf, langSpan } from '../../pages/layout';
import type { BodyDoc, OperationDoc, Sample } from '../docs/operation-doc';
import { extraStrings } from '../strings/extra.strings';
import { siteStrings } from '../strings/site.strings';
import { lineTable, modelLink, paragraph } from './tables';

/** Renders the section "Request Information": URI parameters, body parameters and samples. */
export function requestSection({ uri, request }: OperationDoc, locale: UiLocale): Html {
  const strings = siteStrings[locale];
  return html`<h2>${strings.request}</h2>
    <h3 id="uri-parameters">${strings.uriParameters}</h3>
    ${lineTable('uri-parameters', uri, locale)}
    <h3 id="body-parameters">${strings.bodyParameters}</h3>
    ${request === undefined ? paragraph(strings.none) : modelSection('body-parameters', request, locale)}
    ${formats(strings.requestFormats, request?.samples ?? [], locale)}`;
}

/** Renders the section "Response Information": the model of the answer, or the file, and samples. */
export function responseSection({ operation, response, file }: OperationDoc, locale: UiLocale): Html {
  const strings = siteStrings[locale];
  const { returns } = operation.text;
  const withoutModel = file === undefined ? paragraph(strings.none) : fileNote(file, locale);
  return html`<h2>${strings.response}</h2>
    <h3 id="resource-description">${strings.resource}</h3>
    ${returns === undefined ? '' : html`<p class="returns">${langSpan(returns, locale)}</p>`}
    ${response === undefined ? withoutModel : modelSection('resource-description', response, locale)}
    ${formats(strings.responseFormats, response?.samples ?? [], locale)}`;
}

const modelSection = (label: string, { model }: BodyDoc, locale: UiLocale): Html =>
  html`${modelLink(model.name)} ${lineTable(label, model.lines, locale)}`;

const fileNote = (mediaType: string, locale: UiLocale): Html =>
  html`<p class="addition">${extraStrings[locale].file} ${mediaType}</p>`;

const formats = (heading: string, samples: readonly Sample[], locale: UiLocale): Html | string =>
  samples.length === 0
    ? ''
    : html`<h3>${heading}</h3>
        ${sampleSections(samples, locale)}`;

/** Renders samples under the media types of their formats; formats with the same text share one heading. */
export const sampleSections = (samples: readonly Sample[], locale: UiLocale): Html =>
  html`<div>${mergeEqual(samples).map((sample) => sampleSection(sample, locale))}</div>`;

function mergeEqual(samples: readonly Sample[]): readonly Sample[] {
  const distinct = new Map<string, Sample>();
  for (const sample of samples) {
    const { text, mediaTypes } = sample;
    const key = text ?? mediaTypes.join();
    distinct.set(key, { ...sample, mediaTypes: [...(distinct.get(key)?.mediaTypes ?? []), ...mediaTypes] });
  }
  return [...distinct.values()];
}

function sampleSection({ mediaTypes, text }: Sample, locale: UiLocale): Html {
  const strings = siteStrings[locale];
  const content =
    text === undefined
      ? html`<p>${strings.noSample}</p>`
      : html`<pre class="wrapped" ${langOf(text, locale)}>${text}</pre>`;
  return html`<h4 class="sample-header">${mediaTypes.join(', ')}</h4>
    <div class="sample-content">
      <span><b>${strings.sample}</b></span>
      ${content}
    </div> `;
}
