import { type Page, page, type PageParts } from '../page';
import { houseStyle } from './house-style';

/** A page that looks like all others of ours. */
export const housePage = (parts: Omit<PageParts, 'style'>): Page => page({ ...parts, style: houseStyle });
