import type { Locale, TemplateName } from '../../kernel';
import { alreadyRegisteredEn } from './already-registered.en';
import { alreadyRegisteredZhCn } from './already-registered.zh-CN';
import { changeCodeEn } from './change-code.en';
import { changeCodeZhCn } from './change-code.zh-CN';
import { passwordChangedEn } from './password-changed.en';
import { passwordChangedZhCn } from './password-changed.zh-CN';
import { recoverCodeEn } from './recover-code.en';
import { recoverCodeZhCn } from './recover-code.zh-CN';
import { recoverLinkEn } from './recover-link.en';
import { recoverLinkZhCn } from './recover-link.zh-CN';
import { registerCodeEn } from './register-code.en';
import { registerCodeZhCn } from './register-code.zh-CN';
import type { Template } from './template';

/** Every message in every language; a missing one does not compile. */
export const catalogue: Readonly<Record<TemplateName, Readonly<Record<Locale, Template>>>> = {
  'recover-code': { 'zh-CN': recoverCodeZhCn, en: recoverCodeEn },
  'change-code': { 'zh-CN': changeCodeZhCn, en: changeCodeEn },
  'register-code': { 'zh-CN': registerCodeZhCn, en: registerCodeEn },
  'already-registered': { 'zh-CN': alreadyRegisteredZhCn, en: alreadyRegisteredEn },
  'recover-link': { 'zh-CN': recoverLinkZhCn, en: recoverLinkEn },
  'password-changed': { 'zh-CN': passwordChangedZhCn, en: passwordChangedEn },
};
