import type { Locale, TemplateName } from '../../common';

/** One value for each language; configuration fills the gaps with the nearest language that was given. */
export type PerLocale<T> = Readonly<Record<Locale, T>>;

/** Texts that were registered with a vendor, by what they say. One that is missing cannot be sent through it. */
export type VendorTemplates = Readonly<Partial<Record<TemplateName, PerLocale<string>>>>;
