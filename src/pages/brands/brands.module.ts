import { Logger, Module, type OnModuleInit } from '@nestjs/common';
import { ClientDirectory, ClientsModule } from '../../clients';
import { PagesOptions } from '../pages.config';
import { ClientLooks } from './client-looks';
import { LogoController } from './logo.controller';

/** Nest module of the brands of client applications: their looks on pages, and their logos. */
@Module({ imports: [ClientsModule], controllers: [LogoController], providers: [ClientLooks], exports: [ClientLooks] })
export class BrandsModule implements OnModuleInit {
  private readonly logger = new Logger('Brands');

  constructor(
    private readonly clients: ClientDirectory,
    private readonly pages: PagesOptions,
  ) {}

  /** Warns of brands that are shown to no person: client applications can still be created while the service runs. */
  async onModuleInit(): Promise<void> {
    for (const id of this.pages.brands.keys())
      if (!(await this.clients.exists(id)))
        this.logger.warn(`BRANDS_FILE has a brand for "${id}", and there is no such client application`);
  }
}
