import type { HeaderObject, ReferenceObject, SchemaObject } from '@nestjs/swagger';
import type { UiLocale } from '../../common';
import { type Html, html } from '../../pages/layout';
import type { ModelLine } from '../docs/model';
import { referredName } from '../openapi/schema-sample';
import { sampleSections } from '../site/body-sections';
import { lineTable, modelLink, paragraph } from '../site/tables';
import { extraStrings } from '../strings/extra.strings';
import { siteStrings } from '../strings/site.strings';
import { type FindModel, schemaLine } from './v1-models';
import type { V1Operation } from './v1-operations';
import { v1Strings } from './v1.strings';

const INDENT = 2;
const JSON_TYPE = 'application/json';

/** Renders the section "Request Information": headers, URI and body parameters, and the sample. */
export function requestSection(operation: V1Operation, findModel: FindModel, locale: UiLocale): Html {
  const strings = siteStrings[locale];
  const { request, parameters } = operation;
  const inPath = parameters.filter((each) => each.in === 'path');
  const lines = inPath.map((each) => schemaLine(each.name, described(each.schema, each.description), true));
  return html`<h2>${strings.request}</h2>
    <h3 id="request-headers">${v1Strings[locale].requestHeaders}</h3>
    ${lineTable('request-headers', requestHeaders(operation, locale), locale)}
    <h3 id="uri-parameters">${strings.uriParameters}</h3>
    ${lineTable('uri-parameters', lines, locale)}
    <h3 id="body-parameters">${strings.bodyParameters}</h3>
    ${modelPart('body-parameters', request?.schema, findModel, locale)}
    ${samplePart(strings.requestFormats, request?.example, locale)}`;
}

/** Renders the section "Response Information": status, model, headers and sample of a success. */
export function responseSection({ success }: V1Operation, findModel: FindModel, locale: UiLocale): Html {
  const strings = siteStrings[locale];
  const [mediaType, content] = success.body ?? [];
  const isFile = mediaType !== undefined && mediaType !== JSON_TYPE;
  const resource = isFile
    ? paragraph(`${extraStrings[locale].file} ${mediaType}`)
    : modelPart('resource-description', content?.schema, findModel, locale);
  return html`<h2>${strings.response}</h2>
    <h3 id="resource-description">${strings.resource}</h3>
    <p>HTTP ${success.status}: <span lang="en">${success.description}</span></p>
    ${resource}
    <h3 id="response-headers">${v1Strings[locale].responseHeaders}</h3>
    ${lineTable('response-headers', responseHeaders(success.headers), locale)}
    ${samplePart(strings.responseFormats, content?.example, locale)}`;
}

function requestHeaders({ parameters, callers, request }: V1Operation, locale: UiLocale): readonly ModelLine[] {
  const about = callers.map((caller) => v1Strings[locale].callers[caller] ?? caller).join('; ');
  const isRequired = callers.length > 0 && !callers.includes('');
  return [
    ...(callers.length === 0 ? [] : [line('Authorization', about, isRequired)]),
    ...(request === undefined ? [] : [line('Content-Type', JSON_TYPE, true)]),
    ...parameters
      .filter((each) => each.in === 'header')
      .map(({ name, description = '', required = false }) => line(name, description, required)),
  ];
}

const line = (name: string, about: string, isRequired: boolean): ModelLine => ({
  ...{ name, about, type: { text: 'string' } },
  notes: isRequired ? ['Required'] : [],
});

const responseHeaders = (headers: V1Operation['success']['headers']): readonly ModelLine[] =>
  Object.entries(headers).map(([name, header]) => {
    const { description, schema, example } = header as Omit<HeaderObject, 'example'> & {
      readonly example?: string | number;
    };
    const notes = example === undefined ? [] : [String(example)];
    return { ...schemaLine(name, described(schema, description), false), notes };
  });

const described = (schema: SchemaObject | ReferenceObject = {}, description = ''): SchemaObject | ReferenceObject => ({
  ...schema,
  description,
});

function modelPart(
  label: string,
  schema: SchemaObject | ReferenceObject | undefined,
  findModel: FindModel,
  locale: UiLocale,
): Html {
  const name = schema && referredName(schema);
  const model = name === undefined ? undefined : findModel(name);
  if (model === undefined) return paragraph(siteStrings[locale].none);
  return html`${modelLink(model.name)} ${lineTable(label, model.lines, locale)}`;
}

function samplePart(heading: string, example: unknown, locale: UiLocale): Html | string {
  if (example === undefined) return '';
  const sample = { mediaTypes: [JSON_TYPE], text: JSON.stringify(example, undefined, INDENT) };
  return html`<h3>${heading}</h3>
    ${sampleSections([sample], locale)}`;
}
