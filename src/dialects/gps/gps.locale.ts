import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { catchError, map, type Observable, throwError } from 'rxjs';
import { done, type Outcome, type Refusal, refuse, RefusedException, type UiLocale } from '../../common';
import { type AnyTable, type Codec, Replies } from '../../http';

/** Outcome value or refusal, with the language of its reply. */
export type WithLocale<T> = T & { readonly language: UiLocale };

/**
 * Reply language for a language tag such as `zh-Hans-CN`: Chinese for `zh`, English for every other tag and for none.
 */
export const localeOf = (tag: string | null): UiLocale => (/^zh/i.test(tag?.trim() ?? '') ? 'zh-CN' : 'en');

/** Reply language of an outcome; undefined for a refusal that occurred before the request was decoded. */
export const languageOf = (outcome: object): UiLocale | undefined => (outcome as Partial<WithLocale<object>>).language;

/**
 * Interceptor that adds the language of the request to the outcomes of handler and pipes, for the computed replies of
 * reply tables.
 */
class LocaleInterceptor implements NestInterceptor<Outcome<unknown, Refusal>, Outcome<object, Refusal>> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<Outcome<unknown, Refusal>>,
  ): Observable<Outcome<object, Refusal>> {
    const { body } = context.switchToHttp().getRequest<{ readonly body: { readonly Language: string | null } }>();
    const language = localeOf(body.Language);
    return next.handle().pipe(
      map((outcome) =>
        outcome.ok ? done({ ...(outcome.value as object), language }) : refuse({ ...outcome.refusal, language }),
      ),
      catchError((error: unknown) => throwError(() => localized(error, language))),
    );
  }
}

/** Adds a language to the refusal in an exception; returns any other error unchanged. */
export const localized = (error: unknown, language: UiLocale): unknown =>
  error instanceof RefusedException ? new RefusedException({ ...(error.refusal as Refusal), language }) : error;

/** Value type that a handler must return: that of its table's `done`, without the language. */
type ValueFor<T extends AnyTable> = T['done'] extends { readonly compute: (value: infer V) => object }
  ? Unlocalized<Omit<V, 'language'>>
  : unknown;

/** Handler value without its language; may be anything where every member is optional. */
type Unlocalized<V> = Partial<V> extends V ? unknown : V;

type LocalizedHandler<T extends AnyTable> = (
  ...args: never[]
) => Promise<Outcome<ValueFor<T>, { readonly reason: keyof T['refused'] & string }>>;

type LocalizedDecorator<T extends AnyTable> = <H extends LocalizedHandler<T>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<H>,
) => void;

/** Decorator {@link Replies} whose replies are in the language of the request. */
export const LocalizedReplies = <B extends object, T extends AnyTable<B>>(
  codec: Codec<object, B>,
  table: T,
): LocalizedDecorator<T> =>
  applyDecorators(Replies(codec, table) as MethodDecorator, UseInterceptors(new LocaleInterceptor()));
