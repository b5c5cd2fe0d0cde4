import type { UiLocale } from '../../common';
import type { Page } from '../../pages/layout';
import type { DocRegistry } from '../docs/doc-registry';
import { apiPage } from './api.page';
import { errorPage } from './error.page';
import { indexPage } from './index.page';
import { modelPage } from './model.page';

/** All pages of the site; one that is not there is undefined. */
export class HelpSite {
  constructor(
    private readonly docRegistry: DocRegistry,
    /** Where clients reach the operations, without a trailing slash. */
    private readonly origin: string,
    /** Whether the development inbox is served. */
    private readonly inbox: boolean,
  ) {}

  index(locale: UiLocale): Page {
    return indexPage(this.docRegistry, locale, this.inbox);
  }

  /** The page of the operation with that id, in any case. */
  api(id: string, locale: UiLocale): Page | undefined {
    const entry = this.docRegistry.entry(id);
    return entry && apiPage(entry, this.origin, locale);
  }

  /** The page of the model with that name, in any case. */
  model(name: string, locale: UiLocale): Page | undefined {
    const model = this.docRegistry.model(name);
    return model && modelPage(model, locale);
  }

  error(locale: UiLocale): Page {
    return errorPage(locale);
  }
}
