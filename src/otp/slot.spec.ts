import { addressKey, guessKey, paceKey, type Slot, slotKey, targetKey } from './slot';

const slot: Slot = { app: 'default', purpose: 'recover', target: '+8613800138000', subject: 'ada:1' };

describe('the keys of a slot', () => {
  it.each<[keyof Slot, Partial<Slot>, readonly string[]]>([
    ['app', { app: 'another' }, ['slot', 'guess']],
    ['purpose', { purpose: 'register' }, ['slot', 'guess', 'pace']],
    ['target', { target: '+8613800138001' }, ['slot', 'guess', 'pace', 'target']],
    ['subject', { subject: 'ada:2' }, ['slot']],
  ])('tell another %s apart exactly where it counts for itself', (_part, over, expected) => {
    const keys = { slot: slotKey, guess: guessKey, pace: paceKey, target: (s: Slot) => targetKey(s.target) };
    const differing = Object.entries(keys).filter(([, key]) => key(slot) !== key({ ...slot, ...over }));
    expect(differing.map(([name]) => name)).toEqual(expected);
  });

  it('are never the same for two different things, and do not give the address away', () => {
    const keys = [slotKey(slot), guessKey(slot), paceKey(slot), targetKey(slot.target), addressKey(slot.target)];
    expect(new Set(keys).size).toBe(5);
    expect(keys.every((key) => /^[A-Za-z0-9_-]{43}$/.test(key))).toBe(true);
  });

  it('do not let the parts run into each other', () => {
    expect(slotKey({ ...slot, app: 'a', subject: 'bc' })).not.toBe(slotKey({ ...slot, app: 'ab', subject: 'c' }));
  });
});
