import type {
  MediaTypeObject,
  OpenAPIObject,
  OperationObject,
  RequestBodyObject,
  ResponseObject,
} from '@nestjs/swagger';

type Method = 'get' | 'post';

/** Looks things up in a document; fails where it has no such operation. */
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

  /** What can be sent, by media type. */
  sent(path: string): Readonly<Record<string, MediaTypeObject>> {
    return (this.operation(path).requestBody as RequestBodyObject).content;
  }

  /** An answer by its status. */
  answer(path: string, status: number, method: Method = 'post'): ResponseObject {
    return this.operation(path, method).responses[String(status)] as ResponseObject;
  }

  /** The examples of an answer in one form, by their names. */
  examples(path: string, status: number, mediaType = 'application/json', method: Method = 'post') {
    return this.answer(path, status, method).content?.[mediaType]?.examples ?? {};
  }
}
