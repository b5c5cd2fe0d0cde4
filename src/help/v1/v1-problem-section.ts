import type { ExampleObject } from '@nestjs/swagger';
import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import { helpTable, paragraph } from '../site/tables';
import { extraStrings } from '../strings/extra.strings';
import type { V1Operation, V1Response } from './v1-operations';
import { v1Strings } from './v1.strings';

/** Members of a problem document that its line shows. */
interface ProblemExample {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** Renders the section "Problem Codes": status, code, title and detail of each refusal of the operation. */
export function problemSection({ refusals }: V1Operation, locale: UiLocale): Html {
  const { problems, code, title, detail, allProblems } = v1Strings[locale];
  const columns = [
    { title: code, name: 'problem-code' },
    { title: extraStrings[locale].status, name: 'problem-status' },
    { title, name: 'problem-title' },
    { title: detail, name: 'problem-detail' },
  ];
  const rows = refusals.flatMap((refusal) => problemsOf(refusal).map((problem) => row(refusal, problem, locale)));
  return html`<section class="addition">
    <h2 id="problem-codes">${problems}</h2>
    ${helpTable('problem-codes', columns, rows)}
    <p><a href="/Help/Errors/v1">${allProblems}</a></p>
  </section>`;
}

const row = ({ status }: V1Response, { code, title, detail }: ProblemExample, locale: UiLocale): readonly Html[] => [
  html`<a href="/Help/Errors/v1#${code}">${code}</a>`,
  paragraph(String(status)),
  paragraph(langSpan(title, locale)),
  paragraph(langSpan(detail, locale)),
];

const problemsOf = ({ body }: V1Response): readonly ProblemExample[] =>
  Object.values(body?.[1].examples ?? {}).map((example) => (example as ExampleObject).value as ProblemExample);
