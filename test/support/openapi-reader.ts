import type {
  MediaTypeObject,
  OpenAPIObject,
  OperationObject,
  RequestBodyObject,
  ResponseObject,
} from '@nestjs/swagger';

type Method = 'get' | 'post';

/** Accessors of an OpenAPI document. They throw when it has no such operation. */
export class OpenApiReader {
  constructor(private readonly document: OpenAPIObject | undefined) {}

  schema(name: string): unknown {
    return this.document?.components?.schemas?.[name];
  }

  operation(path: string, method: Method = 'post'): OperationObject {
    const operation = this.document?.paths[path]?.[method];
    if (operation === undefined) throw new Error(`the document has no ${method} ${path}`);
    return operation;
  }

  /** Request content by media type. */
  requestContent(path: string): Readonly<Record<string, MediaTypeObject>> {
    return (this.operation(path).requestBody as RequestBodyObject).content;
  }

  /** Response by HTTP status. */
  response(path: string, status: number, method: Method = 'post'): ResponseObject {
    return this.operation(path, method).responses[String(status)] as ResponseObject;
  }

  /** Examples of a response in one media type by name. */
  examples(path: string, status: number, mediaType = 'application/json', method: Method = 'post') {
    return this.response(path, status, method).content?.[mediaType]?.examples ?? {};
  }
}
