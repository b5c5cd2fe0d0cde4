import type { INestApplication } from '@nestjs/common';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { protectPath } from '../../http';
import { SWAGGER_UI } from '../docs/links';
import { OpenApiDocuments } from '../openapi/openapi-documents';
import { RequestSigner } from './request-signer';
import { swaggerUiHeaders } from './swagger-ui-headers';
import type { Outgoing, signForMe } from './sign-for-me';

/** All that its page loads of what swagger-ui-dist holds. */
const FILES = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'favicon-16x16.png',
  'favicon-32x32.png',
];

/** Its page under another name, which loads everything from where nothing is, and a way to say that it has no licence. */
const HIDDEN = [`${SWAGGER_UI}/index.html`, `${SWAGGER_UI}/LICENSE`];

/** No answer links to another operation, and on a phone the fields of a form stand below their names. */
const STYLE = `.swagger-ui .response-col_links { display: none }
@media (max-width: 640px) {
  .swagger-ui .parameters-col_name, .swagger-ui .parameters-col_description { display: block; width: auto }
}`;

/** Defined by the page's script. */
declare const globalThis: { readonly signForMe: typeof signForMe };

const signFirst = (request: Outgoing): Promise<Outgoing> => globalThis.signForMe(request);

/** The page loads its documents from their own addresses. */
const NONE = {} as OpenAPIObject;

/** Serves Swagger UI with every document; call it before the application starts. */
export function serveSwaggerUi(app: INestApplication): void {
  const documents = app.get(OpenApiDocuments, { strict: false });
  const { isOffered } = app.get(RequestSigner, { strict: false });
  protectPath(app, { path: SWAGGER_UI, files: new Set(FILES), hidden: new Set(HIDDEN), headers: swaggerUiHeaders });
  SwaggerModule.setup(SWAGGER_UI, app, NONE, {
    raw: false,
    explorer: true,
    customSiteTitle: 'regain',
    customCss: STYLE,
    customJs: `${SWAGGER_UI}/regain.js`,
    swaggerOptions: {
      urls: documents.names.map((name) => ({ name, url: `${SWAGGER_UI}/${name}.json` })),
      deepLinking: true,
      tryItOutEnabled: true,
      displayRequestDuration: true,
      validatorUrl: null,
      ...(isOffered && { requestInterceptor: signFirst }),
    },
  });
}
