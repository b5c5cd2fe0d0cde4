/** Colours of links and buttons in one colour scheme, and of text on a button; #rrggbb. */
export interface Accent {
  readonly accent: string;
  readonly onAccent: string;
}

/** Colours of links and buttons, by colour scheme. */
export type Accents = Readonly<Record<'light' | 'dark', Accent>>;

/** Backgrounds of links and buttons on pages of the site, by colour scheme. */
export const BACKGROUNDS = {
  light: { paper: '#f5f6f8', card: '#ffffff' },
  dark: { paper: '#14171a', card: '#1d2125' },
} as const;

/** Colours of links and buttons on pages without a brand. */
export const SITE_ACCENTS: Accents = {
  light: { accent: '#0b5cad', onAccent: '#ffffff' },
  dark: { accent: '#7ab8ff', onAccent: '#0b1a2b' },
};

const inRoot = ({ accent, onAccent }: Accent): string => `:root { --accent: ${accent}; --on-accent: ${onAccent}; }`;

/** Style sheet of the colours of links and buttons; it wins over one that stands before it. */
export const accentStyle = ({ light, dark }: Accents): string =>
  `${inRoot(light)}\n@media (prefers-color-scheme: dark) { ${inRoot(dark)} }\n`;
