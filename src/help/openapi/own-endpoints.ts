import type { INestApplication } from '@nestjs/common';
import {
  type ComponentsObject,
  DocumentBuilder,
  type OpenAPIObject,
  type PathItemObject,
  type PathsObject,
  SwaggerModule,
  type TagObject,
} from '@nestjs/swagger';
import { completed, operationsOf, PROBLEM, problemSchema } from './own-operations';
import type { Schemas } from './schema-sample';

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
  const schemas = components.schemas ?? {};
  const items = sorted(document.paths).map(([path, item]) => [path, completed(item, schemas)] as const);
  const used = new Set(
    items.flatMap(([, item]) => operationsOf(item).flatMap(([, operation]) => operation.tags ?? [])),
  );
  return {
    tags: tags.filter(({ name }) => used.has(name)),
    paths: Object.fromEntries(items),
    schemas: Object.fromEntries([...sorted<Schemas[string]>(schemas), [PROBLEM, problemSchema]]),
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
