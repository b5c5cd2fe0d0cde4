import { done, type FaceLocale, type Outcome, refuse, type Refusal } from '../../kernel';

/** Something that is answered in the language of its request. */
export type Spoken<T> = T & { readonly language: FaceLocale };

type ValueOf<O> = O extends { readonly ok: true; readonly value: infer V } ? (V extends object ? V : object) : never;
type RefusalOf<O> = O extends { readonly ok: false; readonly refusal: infer R } ? R : never;

/** An outcome of which every value and every refusal is spoken. */
export type SpokenOutcome<O> = Outcome<Spoken<ValueOf<O>>, Spoken<RefusalOf<O>> & Refusal>;

/** Tells the rows of a table in which language to answer an outcome. */
export function spoken<O extends Outcome<unknown, Refusal>>(language: FaceLocale, outcome: O): SpokenOutcome<O> {
  const said = outcome.ok ? done({ ...(outcome.value as object), language }) : refuse({ ...outcome.refusal, language });
  return said as SpokenOutcome<O>;
}

/** The language to answer in; undefined for what went wrong before a request was understood. */
export const languageOf = (said: object): FaceLocale | undefined => (said as Partial<Spoken<object>>).language;

/** The language that a tag such as `zh-Hans-CN` names; English for every other, and for none. */
export const localeOf = (tag: string | null): FaceLocale => (/^zh/i.test(tag?.trim() ?? '') ? 'zh-CN' : 'en');
