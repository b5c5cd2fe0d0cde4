import { accentStyle, type Html, html } from '../layout';
import type { ClientLook } from './client-looks';

/** Head of a branded page: logo and name of the client application. The name stands beside the logo, which has no text so. */
export const brandHead = ({ service, logo }: Pick<ClientLook, 'service' | 'logo'>): Html =>
  html`${logo === undefined ? '' : html`<img class="logo" src="/${logo}" alt="" />`}
    <p class="soft service">${service}</p>`;

/** Parts of a page that follow from the brand: its style sheet, and whether it shows a logo. */
export const brandParts = ({ accents, logo }: Pick<ClientLook, 'accents' | 'logo'>) => ({
  style: accents ? accentStyle(accents) : '',
  hasPictures: logo !== undefined,
});
