import { Controller, Get, Header } from '@nestjs/common';
import type { PostmanCollection } from './collection-format';

/** The collection, as the token that its controller asks for. */
export abstract class PostmanExport {
  abstract readonly collection: PostmanCollection;
}

/** For Postman and everything that reads its collections: import the URL. */
@Controller('docs')
export class PostmanController {
  constructor(private readonly exported: PostmanExport) {}

  @Get('postman.json')
  @Header('Cache-Control', 'no-cache')
  show(): PostmanCollection {
    return this.exported.collection;
  }
}
