import { AuditLog } from '../../audit';
import { type Chore, Chores } from '../../kernel';
import type { AuthOptions } from '../auth.options';
import { GuessAlarm } from './guess-alarm';

class CountingAudit extends AuditLog {
  wrong = 0;

  record(): Promise<void> {
    return Promise.resolve();
  }

  countOfDay(outcome: string): Promise<number> {
    return Promise.resolve(outcome === 'code-wrong' ? this.wrong : 0);
  }
}

class ListedChores extends Chores {
  readonly all = new Map<string, Chore>();

  add(name: string, chore: Chore): void {
    this.all.set(name, chore);
  }
}

describe('the alarm over wrong codes of the whole service', () => {
  const audit = new CountingAudit();
  const chores = new ListedChores();
  const alarm = new GuessAlarm(audit, { globalWrongPerDay: 10_000 } as AuthOptions, chores);
  const after = async (wrong: number): Promise<boolean> => {
    audit.wrong = wrong;
    await chores.all.get('guess alarm')?.(1);
    return alarm.isRaised;
  };

  it('is quiet until it has looked', () => {
    expect(alarm.isRaised).toBe(false);
  });

  it('is raised by the figure, and lowered again below it', async () => {
    expect([await after(9_999), await after(10_000), await after(9_999)]).toEqual([false, true, false]);
  });
});
