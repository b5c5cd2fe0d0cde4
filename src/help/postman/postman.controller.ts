import { Controller, Get, Header } from '@nestjs/common';
import type { PostmanCollection } from './collection-format';

/** The Postman collection of a server. */
export class PostmanExport {
  private built?: PostmanCollection;

  constructor(private readonly build: () => PostmanCollection) {}

  /** Built on first use: the document of our own REST API is complete once the application has started. */
  get collection(): PostmanCollection {
    this.built ??= this.build();
    return this.built;
  }
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
