import type { ApiDescription } from '../../http';
import type { OperationDoc } from './operation-doc';

/** Where Swagger UI is served. */
export const SWAGGER_UI = '/docs';

/**
 * The name of an operation in OpenAPI documents: as the ids of help pages are made, but without the query, since OpenAPI
 * knows paths only. All actions of one path share it.
 */
export const operationIdOf = ({ operation: { method, path } }: Pick<OperationDoc, 'operation'>): string =>
  `${method}-${path.replaceAll('/', '-')}`;

/** Where Swagger UI shows the operation, in the document of its api. */
export function swaggerUiLink(entry: Pick<OperationDoc, 'operation'>): string {
  const { api, group } = entry.operation;
  const place = [group.name, operationIdOf(entry)].map(encodeURIComponent).join('/');
  return `${SWAGGER_UI}?urls.primaryName=${encodeURIComponent(api.name)}#/${place}`;
}

/** Where help has the page of a api's numbers, without a leading slash. */
export const errorCodesPath = ({ name }: Pick<ApiDescription, 'name'>): string => `Help/Errors/${name}`;
