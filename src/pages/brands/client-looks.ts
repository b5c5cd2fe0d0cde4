import { Inject, Injectable } from '@nestjs/common';
import { ClientsOptions } from '../../clients';
import { AppTemplates } from '../../notification';
import type { Accents } from '../layout';
import { PagesOptions } from '../pages.config';
import type { Logo } from './read-logo';

/** Look of a client application on its pages. */
export interface ClientLook {
  /** Name of the client application. */
  readonly service: string;
  /** Page to which people go back; only the configuration names it, never a request. */
  readonly returnUrl: string | undefined;
  /** Colours of links and buttons; undefined for those of the site. */
  readonly accents: Accents | undefined;
  /** Path of the logo, without a slash before it; undefined without one. */
  readonly logo: string | undefined;
}

/** Looks of client applications: their brands, names and the pages to which people go back. */
@Injectable()
export class ClientLooks {
  constructor(
    private readonly templates: AppTemplates,
    @Inject(ClientsOptions) private readonly clients: Pick<ClientsOptions, 'returnUrls'>,
    @Inject(PagesOptions) private readonly pages: Pick<PagesOptions, 'brands'>,
  ) {}

  /** True when a client application has a logo. */
  get hasLogos(): boolean {
    return [...this.pages.brands.values()].some(({ logo }) => logo !== undefined);
  }

  of(app: string): ClientLook {
    const { name, accents, logo } = this.pages.brands.get(app) ?? {};
    return {
      service: name ?? this.templates.service(app),
      returnUrl: this.clients.returnUrls.get(app),
      accents,
      logo: logo && `brand/logo/${logo.digest}`,
    };
  }

  /** Logo with a digest; undefined for one that no brand has. */
  logo(digest: string): Logo | undefined {
    return [...this.pages.brands.values()].map(({ logo }) => logo).find((logo) => logo?.digest === digest);
  }
}
