import type { INestApplication } from '@nestjs/common';
import {
  type ComponentsObject,
  DocumentBuilder,
  type OpenAPIObject,
  type OperationObject,
  type PathItemObject,
  type PathsObject,
  type ReferenceObject,
  type ResponseObject,
  type SchemaObject,
  SwaggerModule,
  type TagObject,
} from '@nestjs/swagger';

type Schemas = Readonly<Record<string, SchemaObject | ReferenceObject>>;

/**
 * OpenAPI parts of the endpoints that belong to no dialect: health, metrics, receipts, error codes, the development
 * inbox.
 */
export interface OwnEndpoints {
  readonly tags: readonly TagObject[];
  readonly paths: PathsObject;
  readonly schemas: Schemas;
  readonly securitySchemes: NonNullable<ComponentsObject['securitySchemes']>;
}

const PROBLEM = 'Problem';
const FIRST_ERROR_STATUS = 400;
const UNREADABLE: ResponseObject = { description: 'The request cannot be read' };

/** Schema of the problem document (RFC 9457), the body of every error response of the own endpoints. */
const problemSchema: SchemaObject = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', description: 'Page that explains the code; about:blank where the status says all' },
    title: { type: 'string', example: 'Not Found' },
    status: { type: 'integer', example: 404 },
    detail: { type: 'string', description: 'The same in a sentence' },
    code: { type: 'string', description: 'Reason, where there is a more exact one than the status' },
    retryAfter: { type: 'integer', description: 'Seconds to wait, as in the header Retry-After' },
    field: { type: 'string', description: 'Member of the body, or header, that is malformed' },
    rules: { type: 'array', items: { type: 'string' }, description: 'Rules that a rejected password breaks' },
  },
};

const problemContent = { 'application/problem+json': { schema: { $ref: `#/components/schemas/${PROBLEM}` } } };

type SecurityScheme = Parameters<DocumentBuilder['addSecurity']>[1];

const keyIn = (place: 'header' | 'query', name: string, description: string): SecurityScheme => ({
  type: 'apiKey',
  in: place,
  name,
  description,
});

/** Head of the document that @nestjs/swagger creates, with the tags in the order in which Swagger UI lists them. */
const config = new DocumentBuilder()
  .addTag('v1', 'Account recovery, registration, sign-in and codes by our own REST API')
  .addTag('Health', 'Probes for orchestrators and load balancers')
  .addTag('Metrics', 'Prometheus')
  .addTag('Receipts', 'Delivery reports of vendors')
  .addTag('Errors', 'Outcomes, numbers and texts of all interfaces')
  .addTag('Inbox', 'Development inbox: messages that would have been sent')
  .addApiKey(
    keyIn('query', 'token', 'aliyun and tencent: the token in the address that the vendor calls'),
    'receiptToken',
  )
  .addApiKey(keyIn('header', 'X-Regain-Signature', 'webhook: over X-Regain-Timestamp and body'), 'webhookSignature')
  .addApiKey(keyIn('header', 'X-Twilio-Signature', 'twilio: over address and parameters'), 'twilioSignature')
  .addSecurity('vonageSignature', { type: 'http', scheme: 'hmac', description: 'vonage: sig, a parameter of the body' })
  .addSecurity('session', { type: 'http', scheme: 'bearer', description: 'Token of a session, from POST /v1/sessions' })
  .addSecurity('clientSecret', {
    type: 'http',
    scheme: 'bearer',
    description: 'Secret of a client application, for servers',
  })
  .addSecurity('metrics', { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN, where one is set' })
  .build();

/**
 * Documents the endpoints of the application that are marked by `@ApiIncludeEndpoint()`, by path. Needs no started
 * application.
 */
export function ownEndpoints(app: INestApplication): OwnEndpoints {
  const document = SwaggerModule.createDocument(app, config, {
    onlyIncludeDecoratedEndpoints: true,
    autoTagControllers: false,
  });
  const { tags = [], components = {} } = document;
  const items = sorted(document.paths).map(([path, item]) => [path, completed(item)] as const);
  const used = new Set(
    items.flatMap(([, item]) => operationsOf(item).flatMap(([, operation]) => operation.tags ?? [])),
  );
  return {
    tags: tags.filter(({ name }) => used.has(name)),
    paths: Object.fromEntries(items),
    schemas: Object.fromEntries([...sorted<Schemas[string]>(components.schemas ?? {}), [PROBLEM, problemSchema]]),
    securitySchemes: components.securitySchemes ?? {},
  };
}

/** Returns the document with the own endpoints appended. Throws when both have a schema of the same name. */
export function withOwnEndpoints(document: OpenAPIObject, own: OwnEndpoints): OpenAPIObject {
  const { tags = [], paths, components = {} } = document;
  const clash = Object.keys(own.schemas).find((name) => Object.hasOwn(components.schemas ?? {}, name));
  if (clash !== undefined) throw new Error(`two models are called ${clash}`);
  return {
    ...document,
    tags: [...tags, ...own.tags],
    paths: { ...paths, ...own.paths },
    components: {
      schemas: { ...components.schemas, ...own.schemas },
      securitySchemes: { ...components.securitySchemes, ...own.securitySchemes },
    },
  };
}

/** Endpoints of one tag alone, with the schemas and security schemes that they use. */
export function endpointsTagged(tag: string, { tags, paths, schemas, securitySchemes }: OwnEndpoints): OwnEndpoints {
  const isTagged = ([, item]: readonly [string, PathItemObject]): boolean =>
    operationsOf(item).some(([, operation]) => operation.tags?.includes(tag));
  const tagged = Object.fromEntries(Object.entries<PathItemObject>(paths).filter(isTagged));
  const text = JSON.stringify(tagged);
  const needed = Object.values(tagged).flatMap((item) =>
    operationsOf(item).flatMap(([, { security = [] }]) => security),
  );
  return {
    tags: tags.filter(({ name }) => name === tag),
    paths: tagged,
    schemas: reachable(text, schemas),
    securitySchemes: pick(
      securitySchemes,
      needed.flatMap((each) => Object.keys(each)),
    ),
  };
}

/** Schemas to which a text of references leads, directly or by others. */
function reachable(text: string, schemas: Schemas): Schemas {
  const found = new Set<string>();
  const queue = [text];
  for (const each of queue)
    for (const [, name = ''] of each.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      if (!found.has(name)) {
        found.add(name);
        queue.push(JSON.stringify(schemas[name] ?? {}));
      }
  return pick(schemas, [...found]);
}

const pick = <T>(record: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));

const sorted = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));

const operationsOf = (item: PathItemObject): [string, OperationObject][] =>
  Object.entries(item) as [string, OperationObject][];

/** Completes a path item: every operation may find a request unreadable, and every error is a problem document. */
function completed(item: PathItemObject): PathItemObject {
  const operations = operationsOf(item).map(([method, operation]) => [
    method,
    { ...operation, responses: withProblems({ 400: UNREADABLE, ...operation.responses }) },
  ]);
  return Object.fromEntries(operations) as PathItemObject;
}

function withProblems(responses: OperationObject['responses']): OperationObject['responses'] {
  const described = Object.entries(responses).map(([status, response]) => [
    status,
    Number(status) >= FIRST_ERROR_STATUS ? { ...(response as ResponseObject), content: problemContent } : response,
  ]);
  return Object.fromEntries(described) as OperationObject['responses'];
}
