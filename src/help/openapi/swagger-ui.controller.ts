import { Controller, Get, Header } from '@nestjs/common';
import { Unthrottled } from '../../http';
import { RequestSigner } from './request-signer';
import { swaggerUiScript } from './swagger-ui.script';

/** What the page of Swagger UI loads beside its own files. */
@Controller('docs')
@Unthrottled()
export class SwaggerUiController {
  constructor(private readonly signer: RequestSigner) {}

  @Get('regain.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  script(): string {
    return swaggerUiScript(this.signer.isOffered);
  }
}
