import { allApis } from '../../../test/support/all-apis';
import { DocRegistry } from '../docs/doc-registry';
import { statusList } from './result-section';

const { operations } = new DocRegistry(allApis);
const listOf = (id: string): string =>
  operations.flatMap((doc) => (doc.id === id ? [statusList(doc, 'en').markup] : [])).join('');
const statuses = (id: string) => Array.from(listOf(id).matchAll(/<dt>(\d+)/g), ([, status]) => status);

describe('statusList', () => {
  it('lists the statuses that the operation is answered with', () => {
    expect(statuses('POST-api-member-login')).toEqual(['200', '400', '413', '415', '503']);
    expect(statuses('POST-Systems-changepasswd')).not.toContain('503');
    expect(statuses('GET-pcuser-captcha')).toEqual(['200', '400', '503']);
  });

  it('shows the body of a fault that the codec encodes', () => {
    expect(listOf('POST-api-User-Login')).toMatch(/<code lang="en">\{&quot;Message&quot;:.*&quot;ModelState&quot;:/);
    expect(listOf('POST-Systems-changepasswd')).not.toContain('<code');
  });
});
