import { allApis } from '../../../test/support/all-apis';
import { DocRegistry } from '../docs/doc-registry';
import { reasonText } from './reason.strings';

const { operations } = new DocRegistry(allApis);

const meaning = (id: string, outcome: string): string | undefined =>
  operations.flatMap((doc) => (doc.id === id ? [reasonText(doc, outcome, 'en')] : []))[0];

describe('the meaning of an outcome', () => {
  it.each([
    ['POST-Systems-sendVerificationCode', 'too many requests from this network'],
    ['POST-api-User-SendSMSCode', 'too many requests from this network'],
    ['POST-pcuser-tologin_get_verification_code', 'too many requests from this network'],
    ['POST-api-Smssend-doSend', 'a picture has to be answered first'],
    ['POST-api-member-login', 'a picture has to be answered first'],
  ])('speaks of a picture only where there is one: %s', (id, words) => {
    expect(meaning(id, 'captcha-required')).toBe(words);
  });

  it.each([
    ['POST-api-member-login', 'a field is missing, or its value is none that is known'],
    ['POST-Systems-changepasswd', 'a field is missing or badly formed'],
  ])('leaves badly formed fields to the status where the framework has words for them: %s', (id, words) => {
    expect(meaning(id, 'malformed')).toBe(words);
  });
});
