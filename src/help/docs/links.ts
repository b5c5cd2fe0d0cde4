import type { ApiDescription, Operation } from '../../http';

/** Path under which Swagger UI and the OpenAPI documents are served. */
export const SWAGGER_UI = '/docs';

/**
 * Computes the OpenAPI `operationId`, such as `POST-api-member-login`. It does not include the query, because OpenAPI
 * identifies operations by method and path; actions that share a path share the id.
 */
export const operationId = (method: string, path: string): string => `${method}-${path.replaceAll('/', '-')}`;

/** Deep link to an operation in Swagger UI, in the document of its API. */
export function swaggerUiLink({ api, group, method, path }: Operation): string {
  const anchor = [group.name, operationId(method, path)].map(encodeURIComponent).join('/');
  return `${SWAGGER_UI}?urls.primaryName=${encodeURIComponent(api.name)}#/${anchor}`;
}

/** Path of the help page of the operation with the given id. */
export const helpPageLink = (id: string): string => `/Help/Api/${encodeURIComponent(id)}`;

/** Path of an API's error-code page, without a leading slash, as the route of a controller. */
export const errorCodesPath = ({ name }: Pick<ApiDescription, 'name'>): string => `Help/Errors/${name}`;
