import type { Operation } from '../../http';
import { operationIdOf, swaggerUiLink } from './links';

const entry = {
  operation: {
    method: 'POST',
    path: 'api/user/reg',
    api: { name: 'smssend' },
    group: { name: 'users & co' },
  } as Operation,
};

describe('an operation in OpenAPI documents', () => {
  it('is named by its method and path', () => {
    expect(operationIdOf(entry)).toBe('POST-api-user-reg');
  });

  it('is found in Swagger UI under its face and group', () => {
    expect(swaggerUiLink(entry)).toBe('/docs?urls.primaryName=smssend#/users%20%26%20co/POST-api-user-reg');
  });
});
