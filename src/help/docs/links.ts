import type { ApiDescription, Operation } from '../../http';
import { operationId } from './operation-id';

/** Path under which Swagger UI and the OpenAPI documents are served. */
export const SWAGGER_UI = '/docs';

/**
 * Id of a method and path on ASP.NET's help pages, such as `POST-api-member-login`. It does not include the query, which
 * tells actions of one path apart.
 */
export const routeId = (method: string, path: string): string =>
  `${method}-${path.replaceAll('/', '-').replaceAll(':', '')}`;

/** Deep link to an operation in Swagger UI, in the document of its API. */
export function swaggerUiLink(operation: Operation): string {
  const anchor = [operation.group.name, operationId(operation)].map(encodeURIComponent).join('/');
  return `${SWAGGER_UI}?urls.primaryName=${encodeURIComponent(operation.api.name)}#/${anchor}`;
}

/** Path of the help page of the operation with the given id. */
export const helpPageLink = (id: string): string => `/Help/Api/${encodeURIComponent(id)}`;

/** Path of an API's error-code page, without a leading slash, as the route of a controller. */
export const errorCodesPath = ({ name }: Pick<ApiDescription, 'name'>): string => `Help/Errors/${name}`;
