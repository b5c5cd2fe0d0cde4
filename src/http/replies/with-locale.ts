import { done, type UiLocale, type Outcome, refuse, type Refusal } from '../../common';

/** Something that is answered in the language of its request. */
export type WithLocale<T> = T & { readonly language: UiLocale };

type ValueOf<O> = O extends { readonly ok: true; readonly value: infer V } ? (V extends object ? V : object) : never;
type RefusalOf<O> = O extends { readonly ok: false; readonly refusal: infer R } ? R : never;

/** An outcome of which every value and every refusal is withLocale. */
export type OutcomeWithLocale<O> = Outcome<WithLocale<ValueOf<O>>, WithLocale<RefusalOf<O>> & Refusal>;

/** Tells the rows of a table in which language to answer an outcome. */
export function withLocale<O extends Outcome<unknown, Refusal>>(language: UiLocale, outcome: O): OutcomeWithLocale<O> {
  const said = outcome.ok ? done({ ...(outcome.value as object), language }) : refuse({ ...outcome.refusal, language });
  return said as OutcomeWithLocale<O>;
}

/** The language to answer in; undefined for what went wrong before a request was understood. */
export const languageOf = (said: object): UiLocale | undefined => (said as Partial<WithLocale<object>>).language;

/** The language that a tag such as `zh-Hans-CN` names; English for every other, and for none. */
export const localeOf = (tag: string | null): UiLocale => (/^zh/i.test(tag?.trim() ?? '') ? 'zh-CN' : 'en');
