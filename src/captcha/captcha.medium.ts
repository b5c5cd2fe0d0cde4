import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { pickLocale } from '../common';
import type { CaptchaMedium } from './captcha-kind';

interface MediumInput {
  readonly query: unknown;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Medium that a request for a captcha names in its query: sound for `medium=audio`, spoken in the language of `lang`, or else
 * of Accept-Language (Mandarin for any Chinese, English for the others); a picture in all other cases.
 */
export function mediumOf({ query, headers }: MediumInput): CaptchaMedium {
  const { medium, lang } = query as Readonly<Record<string, unknown>>;
  if (medium !== 'audio') return 'image';
  const locale = pickLocale(typeof lang === 'string' ? lang : headers['accept-language'], 'en');
  return locale.startsWith('zh') ? 'audio/zh-CN' : 'audio/en';
}

/** Documentation of what a query asks for, for operations that hand out captchas. */
export const AUDIO_ANSWER = {
  mediaType: 'audio/wav',
  query: [
    {
      name: 'medium',
      about: 'audio for spoken digits in place of a picture; the answer to the captcha is those digits',
      values: ['audio', 'image'],
    },
    { name: 'lang', about: 'Language tag for the digits: any Chinese is Mandarin, others are English' },
  ],
} as const;

/** Handler parameter decorator, on routes that hand out captchas: the medium that is asked for. */
export const AskedMedium = createParamDecorator((_: unknown, context: ExecutionContext): CaptchaMedium =>
  mediumOf(context.switchToHttp().getRequest<MediumInput>()),
);
