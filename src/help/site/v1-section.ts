import type { OpenAPIObject, OperationObject } from '@nestjs/swagger';
import type { UiLocale } from '../../common';
import { type Html, html } from '../../pages/layout';
import { SWAGGER_UI } from '../docs/links';
import { extraStrings } from '../strings/extra.strings';
import { siteStrings } from '../strings/site.strings';
import { helpTable } from './tables';

const ABOUT: Readonly<Record<UiLocale, string>> = {
  'zh-CN': '我们自己的 REST API：找回密码、注册、登录、验证码。',
  en: 'Our own REST API: recovery, registration, sign-in and codes.',
};

/** Renders the section of our own REST API on the index: its operations, each with a link to Swagger UI. */
export function v1Section({ paths }: OpenAPIObject, locale: UiLocale): Html {
  const strings = siteStrings[locale];
  const columns = [
    { title: strings.api, name: 'api-name' },
    { title: strings.description, name: 'api-documentation' },
  ];
  const rows = Object.entries(paths).flatMap(([path, item]) =>
    (Object.entries(item) as [string, OperationObject][]).map(([method, { operationId = '', summary = '' }]) => [
      html`<a href="${swaggerUi(operationId)}">${method.toUpperCase()} ${path.slice(1)}</a>`,
      html`<p lang="en">${summary}</p>`,
    ]),
  );
  return html`<section class="chapter" aria-labelledby="interface-v1">
    <div class="addition">
      <h2 id="interface-v1">/v1</h2>
      <p>${ABOUT[locale]} <a href="/Help/Errors/v1">${extraStrings[locale].numbers}</a></p>
    </div>
    ${helpTable('interface-v1', columns, rows)}
  </section> `;
}

const swaggerUi = (operationId: string): string =>
  `${SWAGGER_UI}?urls.primaryName=v1#/v1/${encodeURIComponent(operationId)}`;
