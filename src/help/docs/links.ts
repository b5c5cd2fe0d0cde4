import type { ApiDescription, Operation } from '../../http';

/** Path under which Swagger UI and the OpenAPI documents are served. */
export const SWAGGER_UI = '/docs';

/**
 * OpenAPI `operationId`: `POST-api-member-login`. It names no query, because OpenAPI identifies operations by method and
 * path; actions that share a path share the id.
 */
export const operationId = (method: string, path: string): string => `${method}-${path.replaceAll('/', '-')}`;

/** Deep link to the operation in Swagger UI, in the document of its interface. */
export function swaggerUiLink({ api, group, method, path }: Operation): string {
  const anchor = [group.name, operationId(method, path)].map(encodeURIComponent).join('/');
  return `${SWAGGER_UI}?urls.primaryName=${encodeURIComponent(api.name)}#/${anchor}`;
}

/** Path of the help page of the operation with that id. */
export const helpPageLink = (id: string): string => `/Help/Api/${encodeURIComponent(id)}`;

/** Path of the error-code page of an interface, without a leading slash: a route of a controller. */
export const errorCodesPath = ({ name }: Pick<ApiDescription, 'name'>): string => `Help/Errors/${name}`;
