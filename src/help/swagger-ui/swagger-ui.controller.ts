import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ServiceOptions } from '../../config';
import { RequestSigner } from './request-signer';
import { signForMeScript } from './sign-for-me';

/** Browser script that adds a viewport tag, so that the page has the width of a phone. */
const VIEWPORT_SCRIPT = `const view = document.createElement('meta');
view.name = 'viewport';
view.content = 'width=device-width, initial-scale=1';
document.head.append(view);
`;

/** Serves the additional script of Swagger UI's page. */
@Controller('docs')
export class SwaggerUiController {
  constructor(
    private readonly signer: RequestSigner,
    @Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'basePath'>,
  ) {}

  @Get('regain.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  script(): string {
    return this.signer.isOffered ? VIEWPORT_SCRIPT + signForMeScript(this.service.basePath) : VIEWPORT_SCRIPT;
  }
}
