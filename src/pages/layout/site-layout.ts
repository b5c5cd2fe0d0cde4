import { type Page, page, type PageParts } from '.';
import { siteStyles } from './site-styles';

/** A page that looks like all others of ours. */
export const siteLayout = (parts: Omit<PageParts, 'style'>): Page => page({ ...parts, style: siteStyles });
