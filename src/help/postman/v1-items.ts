import { STATUS_CODES } from 'node:http';
import type { ExampleObject } from '@nestjs/swagger';
import type { V1Operation, V1Response } from '../v1/v1-operations';
import { type TourStep, v1Tour } from '../v1/v1-tour';
import type { PostmanFolder, PostmanItem, PostmanPair, PostmanResponse, PostmanVariable } from './collection-format';
import { prepareStep, stepAnswers } from './v1-scripts';

const JSON_TYPE = 'application/json';
const INDENT = 2;

/** Secret of the default client application, which a development start takes. */
export const CLIENT_SECRET: PostmanVariable = {
  key: 'clientSecret',
  value: 'dev-client-secret',
  description: 'The secret of a development start: put that of your client application in its place.',
};

/** Folder of our own REST API: each call with its variables, run from its top. */
export const v1Folder = (operations: readonly V1Operation[]): PostmanFolder => ({
  name: '/v1',
  description: 'Our own REST API: every call, in an order in which each uses what the calls before have answered.',
  item: v1Tour.map(({ name, steps }) => ({
    name,
    description: '',
    item: steps.map((step) => itemOf(operationOf(operations, step), step)),
  })),
});

function operationOf(operations: readonly V1Operation[], { operationId }: TourStep): V1Operation {
  const operation = operations.find((each) => each.operationId === operationId);
  if (operation === undefined) throw new Error(`there is no operation ${operationId}`);
  return operation;
}

function itemOf(operation: V1Operation, step: TourStep): PostmanItem {
  const { method, path, summary, description, request, success, refusals } = operation;
  const filled = path.replaceAll(/\{\w+\}/g, `{{${step.id ?? 'id'}}}`);
  const purpose = step.body?.['purpose'] ?? step.body?.['kind'];
  const raw = request && JSON.stringify(bodyOf(request.example as object, step), undefined, INDENT);
  return {
    name: purpose === undefined ? `${method} ${path}` : `${method} ${path} (${purpose})`,
    request: {
      method,
      description: [summary, description].filter(Boolean).join('\n\n'),
      header: headersOf(operation, step),
      url: { raw: `{{baseUrl}}/${filled}`, host: ['{{baseUrl}}'], path: filled.split('/') },
      ...(raw !== undefined && { body: { mode: 'raw', raw, options: { raw: { language: 'json' } } } }),
    },
    response: [success, ...refusals].flatMap(responsesOf),
    event: [...prepareStep(step), stepAnswers(success.status, step)],
  };
}

/** Example of the document with the members of the step; a member that the step leaves empty is not sent. */
const bodyOf = (example: object, { body = {} }: TourStep): object =>
  Object.fromEntries(Object.entries({ ...example, ...body }).filter(([, value]) => value !== ''));

function headersOf({ request, parameters }: V1Operation, { bearer }: TourStep): readonly PostmanPair[] {
  const isIdempotent = parameters.some(({ name }) => name === 'Idempotency-Key');
  return [
    ...(request === undefined ? [] : [{ key: 'Content-Type', value: JSON_TYPE }]),
    ...(bearer === undefined ? [] : [{ key: 'Authorization', value: `Bearer {{${bearer}}}` }]),
    ...(isIdempotent ? [{ key: 'Idempotency-Key', value: '{{$guid}}' }] : []),
  ];
}

/** Examples of a response: that of a success, or one for each code of a refusal. */
function responsesOf({ status, description, body }: V1Response): readonly PostmanResponse[] {
  const [mediaType = JSON_TYPE, { example, examples = {} } = {}] = body ?? [];
  const response = (name: string, value: unknown): PostmanResponse => ({
    name,
    status: STATUS_CODES[status] ?? '',
    code: status,
    header: body === undefined ? [] : [{ key: 'Content-Type', value: mediaType }],
    body: value === undefined ? '' : JSON.stringify(value, undefined, INDENT),
  });
  if (status < FIRST_REFUSAL) return [response(description, example)];
  return Object.entries(examples).map(([code, each]) => response(code, (each as ExampleObject).value));
}

const FIRST_REFUSAL = 400;
