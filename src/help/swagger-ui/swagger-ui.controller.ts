import { Controller, Get, Header } from '@nestjs/common';
import { Unthrottled } from '../../http';
import { RequestSigner } from './request-signer';
import { signForMeScript } from './sign-for-me';

/** A phone shows the page in its own width. */
const fitToWindow = `const view = document.createElement('meta');
view.name = 'viewport';
view.content = 'width=device-width, initial-scale=1';
document.head.append(view);
`;

/** What the page runs of ours. */
export const swaggerUiScript = (signs: boolean): string => (signs ? fitToWindow + signForMeScript : fitToWindow);

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
