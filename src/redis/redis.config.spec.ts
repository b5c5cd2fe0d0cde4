import { invalidVariables, load } from '../../test/support/config-issues';
import { redisConfig } from './redis.config';
import { PRODUCTION } from '../../test/support/production-environment';

describe('the configuration of Redis', () => {
  it.each(['redis://127.0.0.1:6379', 'rediss://user:pass@redis.example.com/3', 'redis://:p%40ss@[::1]:6380/0'])(
    'takes %s',
    (url) => {
      expect(load({ REDIS_URL: url }).redis.url).toBe(url);
    },
  );

  it('has no server unless one is given', () => {
    expect(load({}).redis.url).toBeUndefined();
  });

  it.each([
    ...['127.0.0.1:6379', 'http://127.0.0.1:6379', 'redis:///0', 'redis://host/name', 'redis://host/0/1'],
    ...['redis://host?enableOfflineQueue=true', 'redis://host/0#x'],
  ])('refuses %s', (url) => {
    expect(invalidVariables({ REDIS_URL: url })).toEqual(['REDIS_URL']);
  });

  it('warns in production of a server on another machine that anybody may use', () => {
    const { service } = load(PRODUCTION);
    const warnings = (url: string) => redisConfig.warnings?.({ url }, service);
    expect(warnings('redis://redis.example.com')?.join()).toContain('without a password');
    expect(warnings('redis://:secret@redis.example.com')).toEqual([]);
    expect(warnings('redis://127.0.0.1:6379')).toEqual([]);
  });
});
