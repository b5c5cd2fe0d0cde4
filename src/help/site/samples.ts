import type { UiLocale } from '../../common';
import { type Html, html, langOf } from '../../pages/layout';
import type { Sample } from '../docs/operation-doc';
import { siteStrings } from './site.strings';

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
