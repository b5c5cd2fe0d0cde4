import type { ComponentsObject, OperationObject } from '@nestjs/swagger';
import { isSigned, type OperationDoc } from '../docs/operation-doc';
import type { Endpoint } from './endpoint';
import { asMarkdown } from './markdown';

type SecuritySchemes = NonNullable<ComponentsObject['securitySchemes']>;
type SecurityRequirement = Readonly<Record<string, string[]>>;

const captchaScheme = (name: string): string => `${name}Cookie`;

/**
 * OpenAPI security of an endpoint: the signature of its API, and the cookie of a captcha as an alternative, because it
 * is needed only beside the answer to a picture. Empty for an endpoint with neither.
 */
export function securityOf(endpoint: Endpoint): Pick<OperationObject, 'security'> {
  const signature = Object.fromEntries(endpoint.filter(isSigned).map((doc) => [signatureScheme(doc), []]));
  const cookies = Object.fromEntries(cookiesOf(endpoint).map((name) => [captchaScheme(name), []]));
  const alternatives = Object.keys(cookies).length === 0 ? [] : [{ ...signature, ...cookies }];
  const [{ operation }] = endpoint;
  const basic = operation.api.basic === undefined ? [] : [{ [basicScheme(endpoint[0])]: [] }];
  const security: SecurityRequirement[] = basic.length > 0 ? basic : [signature, ...alternatives];
  return security.every((each) => Object.keys(each).length === 0) ? {} : { security };
}

/** OpenAPI security schemes that the operations name. */
export function securitySchemesOf(docs: readonly OperationDoc[]): SecuritySchemes {
  const signatures = docs.filter(isSigned).map((doc) => [signatureScheme(doc), signature(doc)] as const);
  const cookies = cookiesOf(docs).map((name) => [captchaScheme(name), cookie(name)] as const);
  const basics = docs.flatMap((doc) => {
    const { basic } = doc.operation.api;
    if (basic === undefined) return [];
    return [[basicScheme(doc), { type: 'http', scheme: 'basic', description: asMarkdown(basic.about) }] as const];
  });
  return Object.fromEntries<SecuritySchemes[string]>([...signatures, ...cookies, ...basics]);
}

const signatureScheme = ({ operation: { api } }: OperationDoc): string => `${api.name}Signature`;

const basicScheme = ({ operation: { api } }: OperationDoc): string => `${api.name}Basic`;

/**
 * Scheme of a signature in the body, for which OpenAPI has no place. An API key in a header or in the query would make
 * generated clients send the key there, in the open; a scheme of HTTP that no tool knows makes them send nothing.
 */
const signature = ({ operation: { api } }: OperationDoc): SecuritySchemes[string] => ({
  type: 'http',
  scheme: 'hmac-sha256',
  description: `Sent as members of the body, in no header and in no query. ${asMarkdown(api.signing?.about ?? '')}`,
});

const cookie = (name: string): SecuritySchemes[string] => ({
  type: 'apiKey',
  in: 'cookie',
  name,
  description:
    'The browser that a captcha picture belongs to. The operation that draws the picture sets it; it goes with the ' +
    'answer to the picture, where the request names no client.',
});

const cookiesOf = (docs: readonly OperationDoc[]): readonly string[] => [
  ...new Set(docs.flatMap(({ operation: { text } }) => text.wantsCookie ?? [])),
];
