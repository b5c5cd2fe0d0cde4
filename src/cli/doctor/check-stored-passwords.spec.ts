import { judgeStoredPasswords } from './check-stored-passwords';
import { judgeEvents } from './check-events';
import { isBad, line } from './finding';

const argon2id = { app: 'default', format: 'argon2id', isStrong: true, accounts: 7 };

describe('the doctor on stored passwords', () => {
  it('is content with strong passwords and verified addresses', () => {
    expect(judgeStoredPasswords([], [])).toEqual([]);
    expect(judgeStoredPasswords([argon2id], []).map(line)).toEqual([
      expect.stringMatching(/^ok +passwords +7 argon2id$/),
    ]);
  });

  it('names the command that protects weak passwords, by client application', () => {
    const md5 = { app: 'shop', format: 'md5', isStrong: false, accounts: 3 };
    const [first, second] = judgeStoredPasswords([argon2id, md5], []).map(line);
    expect(first).toMatch(/^ok/);
    expect(second).toMatch(/^warn +passwords +3 md5 \(weak\) in shop: .*accounts:wrap --app shop/);
  });

  it('offers no command for what it does not know', () => {
    const [finding] = judgeStoredPasswords([{ ...argon2id, format: 'unknown', isStrong: false }], []).map(line);
    expect(finding).toMatch(/unknown \(weak\): those of an unknown format can only be reset/);
  });

  it('counts the people who cannot recover, and says how to mend it', () => {
    const [finding] = judgeStoredPasswords([], [{ app: 'default', accounts: 4 }]).map(line);
    expect(finding).toMatch(/^warn +addresses +4 accounts .*accounts:import <file> --verified phone,email/);
  });
});

describe('the doctor on events', () => {
  it('says nothing where there are none, and is content with those that wait a while', () => {
    expect(judgeEvents({ waiting: 0, oldestMs: 0, dead: 0 })).toEqual([]);
    expect(judgeEvents({ waiting: 2, oldestMs: 599_000, dead: 0 }).map(line)).toEqual([
      expect.stringMatching(/^ok +events +2 waiting, the oldest for 599 s$/),
    ]);
  });

  it('finds events that wait for too long, or were given up', () => {
    const findings = judgeEvents({ waiting: 2, oldestMs: 600_000, dead: 3 });
    expect(findings.map(isBad)).toEqual([true, false]);
    expect(findings.map(line)[1]).toMatch(/^warn +dead events +3: .*events:replay/);
  });
});
