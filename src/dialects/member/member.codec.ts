import { dataContractCodec, EMPTY_GUID } from '../../wire';
import {
  imgCodeQuery,
  loginResult,
  memberLoginRequest,
  memberRequest,
  retrieveSendCodeRequest,
  retrieveUpdateRequest,
  sendCodeResult,
  signupSendCodeRequest,
  textResult,
  truthResult,
  validCodeRequest,
} from './member.dto';

export const retrieveSendCodeCodec = dataContractCodec({ request: retrieveSendCodeRequest, response: sendCodeResult });
export const retrieveUpdateCodec = dataContractCodec({ request: retrieveUpdateRequest, response: textResult });
export const signupSendCodeCodec = dataContractCodec({ request: signupSendCodeRequest, response: sendCodeResult });
export const validCodeCodec = dataContractCodec({ request: validCodeRequest, response: truthResult });
export const signupCodec = dataContractCodec({ request: memberRequest, response: textResult });
export const loginCodec = dataContractCodec({ request: memberLoginRequest, response: loginResult });
export const imgCodeCodec = dataContractCodec({ request: imgCodeQuery, response: textResult, from: 'query' });

/** Random bytes that name a browser, and what they look like as text. */
export const CAPTCHA_CLIENT_BYTES = 16;
const CAPTCHA_CLIENT = /(?:^|; )captcha=([\w-]{22})(?=;|$)/g;

/** The client that a request names by its GUID; undefined for the GUID that stands for none. */
export const namedClient = (guid: unknown): string | undefined =>
  typeof guid === 'string' && guid !== EMPTY_GUID ? guid : undefined;

/** The browser that a Cookie header names; undefined unless it names exactly one, in our own form. */
export function cookieClient(cookies: string | undefined): string | undefined {
  const [found, another] = (cookies ?? '').matchAll(CAPTCHA_CLIENT);
  return another === undefined ? found?.[1] : undefined;
}

/** A Set-Cookie header: no script reads it, no other site's form carries it, and it ends with the browser's session. */
export const captchaCookie = (client: string, isSecure: boolean): string =>
  `captcha=${client}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
