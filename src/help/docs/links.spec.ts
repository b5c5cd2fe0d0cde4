import type { Operation } from '../../http';
import { routeId, swaggerUiLink } from './links';

const operation = {
  method: 'POST',
  path: 'api/user/reg',
  api: { name: 'smssend' },
  group: { name: 'users & co' },
} as Operation;

describe('routeId', () => {
  it('joins method and path', () => {
    expect(routeId(operation.method, operation.path)).toBe('POST-api-user-reg');
  });
});

describe('swaggerUiLink', () => {
  it('names the document of the interface, the group and the operation', () => {
    expect(swaggerUiLink(operation)).toBe('/docs?urls.primaryName=smssend#/users%20%26%20co/smssendUserReg');
  });
});
