import { Controller, Get, Header } from '@nestjs/common';
import type { PostmanCollection } from './collection-format';

/** Injection token of the Postman collection. */
export abstract class PostmanExport {
  abstract readonly collection: PostmanCollection;
}

/** Serves the Postman collection, for import by URL. */
@Controller('docs')
export class PostmanController {
  constructor(private readonly postman: PostmanExport) {}

  @Get('postman.json')
  @Header('Cache-Control', 'no-cache')
  show(): PostmanCollection {
    return this.postman.collection;
  }
}
