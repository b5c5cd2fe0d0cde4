import type { INestApplication } from '@nestjs/common';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ServiceOptions } from '../../config';
import { protectPath } from '../../http';
import { SWAGGER_UI } from '../docs/links';
import { OpenApiDocuments } from '../openapi/openapi-documents';
import { RequestSigner } from './request-signer';
import type { OutgoingRequest } from './sign-for-me';
import { swaggerUiHeaders } from './swagger-ui-headers';
import { swaggerUiStyles } from './swagger-ui.styles';

/** Files of the package swagger-ui-dist that its page loads; no other file of the package is served. */
const FILES = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'favicon-16x16.png',
  'favicon-32x32.png',
];

/**
 * Routes of SwaggerModule that are answered 404: a second page that loads from a wrong base URL, and a page about a
 * missing licence.
 */
const HIDDEN = [`${SWAGGER_UI}/index.html`, `${SWAGGER_UI}/LICENSE`];

/** Global function that `swaggerUiScript` defines in the browser. */
declare const globalThis: { readonly signForMe: (request: OutgoingRequest) => Promise<OutgoingRequest> };

const signFirst = (request: OutgoingRequest): Promise<OutgoingRequest> => globalThis.signForMe(request);

/** Empty OpenAPI document for SwaggerModule, since the page loads the documents by URL. */
const NO_DOCUMENT = {} as OpenAPIObject;

/** Serves Swagger UI with all OpenAPI documents. Call it before the application starts. */
export function serveSwaggerUi(app: INestApplication): void {
  const documents = app.get(OpenApiDocuments, { strict: false });
  const { isOffered } = app.get(RequestSigner, { strict: false });
  const { basePath } = app.get(ServiceOptions, { strict: false });
  const [files, hidden] = [new Set(FILES), new Set(HIDDEN)];
  protectPath(app, { path: SWAGGER_UI, basePath, files, hidden, headers: swaggerUiHeaders });
  SwaggerModule.setup(SWAGGER_UI, app, NO_DOCUMENT, {
    raw: false,
    explorer: true,
    customSiteTitle: 'regain',
    customJs: `${basePath}${SWAGGER_UI}/regain.js`,
    customCss: swaggerUiStyles,
    swaggerOptions: {
      urls: documents.names.map((name) => ({ name, url: `${basePath}${SWAGGER_UI}/${name}.json` })),
      deepLinking: true,
      tryItOutEnabled: true,
      displayRequestDuration: true,
      validatorUrl: null,
      ...(isOffered && { requestInterceptor: signFirst }),
    },
  });
}
