import type { FaceLocale } from '../../kernel';
import type { Page } from '../../page';
import type { Catalogue } from '../catalogue/catalogue';
import { apiPage } from './api.page';
import { errorPage } from './error.page';
import { indexPage } from './index.page';
import { modelPage } from './model.page';

/** All pages of the site; one that is not there is undefined. */
export class HelpSite {
  constructor(
    private readonly catalogue: Catalogue,
    /** Where clients reach the operations, without a trailing slash. */
    private readonly origin: string,
    /** Whether the development inbox is served. */
    private readonly inbox: boolean,
  ) {}

  index(locale: FaceLocale): Page {
    return indexPage(this.catalogue, locale, this.inbox);
  }

  /** The page of the operation with that id, in any case. */
  api(id: string, locale: FaceLocale): Page | undefined {
    const entry = this.catalogue.entry(id);
    return entry && apiPage(entry, this.origin, locale);
  }

  /** The page of the model with that name, in any case. */
  model(name: string, locale: FaceLocale): Page | undefined {
    const model = this.catalogue.model(name);
    return model && modelPage(model, locale);
  }

  error(locale: FaceLocale): Page {
    return errorPage(locale);
  }
}
