import { type DynamicModule, type INestApplication, Module } from '@nestjs/common';
import type { ApiDescription } from '../http';
import { DocRegistry } from './docs/doc-registry';
import { OpenApiDocuments } from './openapi/documents';
import { OpenApiController } from './openapi/openapi.controller';
import { RequestSigner } from './openapi/request-signer';
import { SignController } from './openapi/sign.controller';
import { serveSwaggerUi } from './openapi/swagger-ui';
import { SwaggerUiController } from './openapi/swagger-ui.controller';
import { postmanCollection } from './postman/collection';
import { PostmanController, PostmanExport } from './postman/postman.controller';
import { HelpSite } from './site/help-site';
import { HelpSiteController } from './site/help-site.controller';

export interface HelpModuleOptions {
  /** The interfaces that are served. */
  readonly apis: readonly ApiDescription[];
  /** Where clients reach them, without a trailing slash. */
  readonly publicUrl: string;
  /** Whether the development inbox is served. */
  readonly inbox: boolean;
  /** Signs requests for people who try them; never given in production. */
  readonly sign: RequestSigner['sign'] | undefined;
}

/** Pages and documents about the interfaces, from the metadata that serves them. */
@Module({})
export class HelpModule {
  static forRoot({ apis, publicUrl, inbox, sign }: HelpModuleOptions): DynamicModule {
    const docRegistry = new DocRegistry(apis);
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
        { provide: OpenApiDocuments, useValue: new OpenApiDocuments(docRegistry) },
        { provide: RequestSigner, useValue: new RequestSigner(sign) },
        { provide: PostmanExport, useValue: { collection: postmanCollection(docRegistry, publicUrl) } },
        { provide: HelpSite, useValue: new HelpSite(docRegistry, publicUrl, inbox) },
      ],
    };
  }

  /** Adds what is no controller's; call it before the application starts. */
  static setUp(app: INestApplication): void {
    serveSwaggerUi(app);
  }
}
