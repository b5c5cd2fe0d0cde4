import { allApis } from '../../../test/support/all-apis';
import { DocRegistry } from '../docs/doc-registry';
import { reasonText } from './reason.strings';

const { operations } = new DocRegistry(allApis);

const meaning = (id: string, outcome: string): string | undefined =>
  operations.flatMap((doc) => (doc.id === id ? [reasonText(doc, outcome, 'en')] : []))[0];

describe('reasonText', () => {
  it.each([
    ['POST-Systems-sendVerificationCode', 'too many requests from this network'],
    ['POST-api-User-SendSMSCode', 'too many requests from this network'],
    ['POST-pcuser-tologin_get_verification_code', 'too many requests from this network'],
    ['POST-api-Smssend-doSend', 'a picture has to be answered first'],
    ['POST-api-member-login', 'a picture has to be answered first'],
  ])('mentions a captcha only where the operation has one: %s', (id, text) => {
    expect(meaning(id, 'captcha-required')).toBe(text);
  });

  it.each([
    ['POST-api-member-login', 'a field is missing, or its value is none that is known'],
    ['POST-Systems-changepasswd', 'a field is missing or badly formed'],
  ])('omits badly formed fields where the codec reports them itself: %s', (id, text) => {
    expect(meaning(id, 'malformed')).toBe(text);
  });
});
