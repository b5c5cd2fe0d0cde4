import { done, type Outcome, refuse, type Refusal, type UiLocale } from '../../common';

/** Value or refusal answered in the language of its request. */
export type WithLocale<T> = T & { readonly language: UiLocale };

type ValueOf<O> = O extends { readonly ok: true; readonly value: infer V } ? (V extends object ? V : object) : never;
type RefusalOf<O> = O extends { readonly ok: false; readonly refusal: infer R } ? R : never;

/** Outcome whose value and refusal carry the language. */
export type OutcomeWithLocale<O> = Outcome<WithLocale<ValueOf<O>>, WithLocale<RefusalOf<O>> & Refusal>;

/** Adds the language of the request to an outcome, for replies that are computed by language. */
export function withLocale<O extends Outcome<unknown, Refusal>>(language: UiLocale, outcome: O): OutcomeWithLocale<O> {
  const localized = outcome.ok
    ? done({ ...(outcome.value as object), language })
    : refuse({ ...outcome.refusal, language });
  return localized as OutcomeWithLocale<O>;
}

/** Language of a value or refusal. Returns undefined for failures before the request was decoded. */
export const languageOf = (result: object): UiLocale | undefined => (result as Partial<WithLocale<object>>).language;

/** Language of a tag such as `zh-Hans-CN`; English for all but Chinese. */
export const localeOf = (tag: string | null): UiLocale => (/^zh/i.test(tag?.trim() ?? '') ? 'zh-CN' : 'en');
