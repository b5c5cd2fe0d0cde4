import { allApis } from '../../../test/support/all-apis';
import { DocRegistry } from '../docs/doc-registry';
import { statusList } from './result-section';

const { operations } = new DocRegistry(allApis);
const shown = (id: string): string =>
  operations.flatMap((doc) => (doc.id === id ? [statusList(doc, 'en').markup] : [])).join('');
const statuses = (id: string) => Array.from(shown(id).matchAll(/<dt>(\d+)/g), ([, status]) => status);

describe('the statuses of an operation', () => {
  it('are those that it is answered with', () => {
    expect(statuses('POST-api-member-login')).toEqual(['200', '400', '413', '415', '503']);
    expect(statuses('POST-Systems-changepasswd')).not.toContain('503');
    expect(statuses('GET-pcuser-captcha')).toEqual(['200', '400', '503']);
  });

  it('tell the body that is none of the replies', () => {
    expect(shown('POST-api-User-Login')).toMatch(/<code lang="en">\{&quot;Message&quot;:.*&quot;ModelState&quot;:/);
    expect(shown('POST-Systems-changepasswd')).not.toContain('<code');
  });
});
