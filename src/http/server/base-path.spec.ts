import { fastify } from 'fastify';
import { recordSegments, withoutBasePath } from './base-path';

describe('withoutBasePath', () => {
  const http = fastify();
  recordSegments(http);
  http.get('/Help/Api/:id', () => '');
  http.post('/user', () => '');

  it.each([
    ['/regain/', '/'],
    ['/regain', '/'],
    ['/regain?a=b', '/?a=b'],
    ['/regain/Help/Api/x?a=/regain/', '/Help/Api/x?a=/regain/'],
    ['/regain//Help', '//Help'],
    ['/regain/regain/Help', '/regain/Help'],
    ['/regainer', '/regainer'],
    ['/Regain/Help', '/Regain/Help'],
    ['/Help', '/Help'],
    ['/', '/'],
    ['*', '*'],
  ])('reads %s as %s', (target, path) => {
    expect(withoutBasePath(http, target, '/regain')).toBe(path);
  });

  it('removes a base path of several segments', () => {
    expect(withoutBasePath(http, '/a/b/Help', '/a/b')).toBe('/Help');
    expect(withoutBasePath(http, '/a/Help', '/a/b')).toBe('/a/Help');
  });

  it.each(['/user', '/USER', '/help', '/help/me'])('leaves %s, which could be a route of ours', (basePath) => {
    expect(withoutBasePath(http, `${basePath}/Help`, basePath)).toBe(`${basePath}/Help`);
  });

  it('leaves everything without a base path', () => {
    expect(withoutBasePath(http, '/regain/Help', '')).toBe('/regain/Help');
  });
});
