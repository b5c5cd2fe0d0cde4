import { maskTarget } from '../common';

const EMAIL = /[^\s<>@"'`(),;:=]{1,64}@[^\s<>@"'`(),;:=]+/g;
const PHONE = /\+?\d{8,15}/g;

/** Masks whatever looks like an e-mail address or a phone number in a text that others wrote, such as a driver's error. */
export function scrub(text: string): string {
  return text.replace(EMAIL, maskTarget).replace(PHONE, maskTarget);
}
