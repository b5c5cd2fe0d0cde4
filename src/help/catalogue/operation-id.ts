import type { Entry } from './entry';

/** Where Swagger UI is served. */
export const SWAGGER_UI = '/docs';

/**
 * The name of an operation in OpenAPI documents: as the ids of help pages are made, but without the query, since OpenAPI
 * knows paths only. All actions of one path share it.
 */
export const operationIdOf = ({ operation: { method, path } }: Pick<Entry, 'operation'>): string =>
  `${method}-${path.replaceAll('/', '-')}`;

/** Where Swagger UI shows the operation, in the document of its face. */
export function swaggerUiLink(entry: Pick<Entry, 'operation'>): string {
  const { face, group } = entry.operation;
  const place = [group.name, operationIdOf(entry)].map(encodeURIComponent).join('/');
  return `${SWAGGER_UI}?urls.primaryName=${encodeURIComponent(face.name)}#/${place}`;
}
