import { sendRequest } from '../../../test/support/aspnet/contracts';
import { type Recording, recordings } from '../../../test/support/aspnet/recordings';
import { bindForm } from './bind-form';
import { bindJson } from './bind-json';
import { bindXml } from './bind-xml';
import type { Bound } from './binding';

const bound = recordings('json', 'form', 'xml').concat(
  recordings('negotiation', 'errors').filter(([, { framework }]) => framework.bound !== undefined),
);

describe('recorded bindings of ASP.NET Web API', () => {
  it.each(bound)('is bound: %s', (_title, recording) => {
    const { record, errors } = bind(recording);
    const expected = recording.ours?.errors === undefined ? recording.framework : recording.ours;
    expect(record).toEqual(expected.bound);
    expect(Array.from(errors.keys(), (path) => (path === '' ? 'request' : `request.${path}`)).sort()).toEqual(
      Object.keys(expected.errors ?? {}).sort(),
    );
    expect([...errors.values()].sort()).toEqual(Object.values(expected.errors ?? {}).sort());
  });
});

function bind({ request: { contentType = '', body = '' } }: Recording): Bound {
  const bytes = Buffer.from(body);
  if (contentType.includes('xml')) return bindXml(sendRequest, bytes);
  return contentType.includes('form') ? bindForm(sendRequest, bytes) : bindJson(sendRequest, bytes);
}
