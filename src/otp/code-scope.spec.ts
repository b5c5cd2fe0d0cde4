import { addressKey, attemptKey, cooldownKey, type CodeScope, scopeKey, targetKey } from './code-scope';

const scope: CodeScope = { app: 'default', purpose: 'recover', target: '+8613800138000', ownerKey: 'ada:1' };

describe('the keys of a scope', () => {
  it.each<[keyof CodeScope, Partial<CodeScope>, readonly string[]]>([
    ['app', { app: 'another' }, ['scope', 'guess']],
    ['purpose', { purpose: 'register' }, ['scope', 'guess', 'cooldown']],
    ['target', { target: '+8613800138001' }, ['scope', 'guess', 'cooldown', 'target']],
    ['ownerKey', { ownerKey: 'ada:2' }, ['scope']],
  ])('tell another %s apart exactly where it counts for itself', (_part, over, expected) => {
    const keys = {
      scope: scopeKey,
      guess: attemptKey,
      cooldown: cooldownKey,
      target: (s: CodeScope) => targetKey(s.target),
    };
    const differing = Object.entries(keys).filter(([, key]) => key(scope) !== key({ ...scope, ...over }));
    expect(differing.map(([name]) => name)).toEqual(expected);
  });

  it('are never the same for two different things, and do not give the address away', () => {
    const keys = [
      scopeKey(scope),
      attemptKey(scope),
      cooldownKey(scope),
      targetKey(scope.target),
      addressKey(scope.target),
    ];
    expect(new Set(keys).size).toBe(5);
    expect(keys.every((key) => /^[A-Za-z0-9_-]{43}$/.test(key))).toBe(true);
  });

  it('do not let the parts run into each other', () => {
    expect(scopeKey({ ...scope, app: 'a', ownerKey: 'bc' })).not.toBe(scopeKey({ ...scope, app: 'ab', ownerKey: 'c' }));
  });

  it('stay as they are from version to version, since servers of two versions count in the same rows', () => {
    expect([
      scopeKey(scope),
      attemptKey(scope),
      cooldownKey(scope),
      targetKey(scope.target),
      addressKey('192.0.2.1'),
    ]).toEqual([
      'FoZHmIN2ia4_CjtU1qHHfvBNqNas_PUbnkfSLLh8Gb0',
      'VMTGhfz3X5FRadtGs4kDYc6uAu3KN8z1cMMKlWbWWJg',
      'FuKmq5KxkG7K-EtHeQKr-iaHLCE4N2a5R7yMFZhgKS0',
      'FIEgoxPi7kOP7j3A8yTVtiCM55Vru3ia-Oq4y5OPooo',
      'XNb3zPPGv4yusc0UGgIlL8hcBsSwow2EE6_rq-UEsLM',
    ]);
  });
});
