import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { OpenApiDocuments } from './openapi-documents';

/** Serves the OpenAPI documents to tools and to Swagger UI. */
@Controller('docs')
export class OpenApiController {
  constructor(private readonly documents: OpenApiDocuments) {}

  @Get(':name.json')
  @Header('Cache-Control', 'no-cache')
  show(@Param('name') name: string): OpenAPIObject {
    const document = this.documents.find(name);
    if (document === undefined) throw new NotFoundException();
    return document;
  }
}
