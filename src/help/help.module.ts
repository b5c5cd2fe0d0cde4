import { type DynamicModule, type INestApplication, Module } from '@nestjs/common';
import type { ApiDescription } from '../http';
import { DocRegistry } from './docs/doc-registry';
import { OpenApiDocuments } from './openapi/openapi-documents';
import { OpenApiController } from './openapi/openapi.controller';
import { ownEndpoints } from './openapi/own-endpoints';
import { postmanCollection } from './postman/collection';
import { PostmanController, PostmanExport } from './postman/postman.controller';
import { HelpSiteController, HelpSiteOptions } from './site/help-site.controller';
import { RequestSigner } from './swagger-ui/request-signer';
import { SignController } from './swagger-ui/sign.controller';
import { serveSwaggerUi } from './swagger-ui/swagger-ui';
import { SwaggerUiController } from './swagger-ui/swagger-ui.controller';
import { V1Docs } from './v1/v1-docs';

export interface HelpModuleOptions {
  /** Descriptions of the APIs that are served. */
  readonly apis: readonly ApiDescription[];
  /** Public URL of the server, without a trailing slash. */
  readonly publicUrl: string;
  /** Path of the public URL; empty for the root of a host. */
  readonly basePath: string;
  /** True when the development inbox is served. */
  readonly inbox: boolean;
  /** True when our own REST API is served. */
  readonly v1: boolean;
  /** Function that signs requests for people who try them in Swagger UI; undefined in production. */
  readonly sign: RequestSigner['sign'] | undefined;
}

/**
 * Nest module of help pages, OpenAPI documents, Swagger UI and the Postman collection, all derived from the metadata
 * that serves requests.
 */
@Module({})
export class HelpModule {
  static forRoot({ apis, publicUrl, basePath, inbox, v1, sign }: HelpModuleOptions): DynamicModule {
    const docRegistry = new DocRegistry(apis);
    const documents = new OpenApiDocuments(docRegistry, basePath, v1);
    const v1Docs = new V1Docs(documents);
    const postman = () => postmanCollection(docRegistry, publicUrl, v1Docs.operations);
    return {
      module: HelpModule,
      controllers: [
        OpenApiController,
        PostmanController,
        SwaggerUiController,
        ...(sign === undefined ? [] : [SignController]),
        HelpSiteController,
      ],
      providers: [
        { provide: DocRegistry, useValue: docRegistry },
        { provide: OpenApiDocuments, useValue: documents },
        { provide: V1Docs, useValue: v1Docs },
        { provide: RequestSigner, useValue: new RequestSigner(sign) },
        { provide: PostmanExport, useValue: new PostmanExport(postman) },
        { provide: HelpSiteOptions, useValue: { publicUrl, inbox } },
      ],
    };
  }

  /**
   * Registers the routes of Swagger UI and the documentation of the own endpoints. Call it before the application
   * starts.
   */
  static setUp(app: INestApplication): void {
    app.get(OpenApiDocuments, { strict: false }).include(() => ownEndpoints(app));
    serveSwaggerUi(app);
  }
}
