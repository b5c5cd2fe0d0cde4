import { describeError } from './error-label';
import { StatedError } from './stated-error';

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('describeError', () => {
  it('has its name, its code and where it happened, and not the values that its message quotes', () => {
    const error = Object.assign(new Error("Duplicate entry '+8613800138000' for key\n    at password hunter2"), {
      name: 'QueryFailedError',
      code: 'ER_DUP_ENTRY',
      parameters: ['hunter2'],
    });
    const report = describeError(error);
    expect(report).toMatch(/^QueryFailedError ER_DUP_ENTRY\n {4}at .*error-label\.spec/);
    expect(report).not.toMatch(/13800138000|hunter2/);
  });

  it('has the kind of a programming error', () => {
    expect(describeError(new TypeError('x is not a function'))).toMatch(/^TypeError: is not a function\n {4}at /);
  });

  it.each([
    () => ['x'].map('hunter2' as never),
    () => (undefined as never as Record<string, string>)['hunter2' as string],
    () => 'length' in ('hunter2' as never),
    () => new Promise('hunter2' as never),
    () => Object.assign('hunter2', { length: 1 }),
    () => new Intl.DateTimeFormat('en', { timeZone: 'hunter2' }),
  ])('does not have the value that the engine quotes: %s', (mistake) => {
    const report = describeError(thrownBy(mistake));
    expect(report).toMatch(/^(?:Type|Range)Error\b/);
    expect(report).not.toContain('hunter2');
  });

  it('has the words of this program', () => {
    expect(describeError(new StatedError('the key ring is empty'))).toMatch(/^Error: the key ring is empty\n {4}at /);
  });

  it('has no code and no name that are values', () => {
    const report = describeError(Object.assign(new Error('wrong'), { code: '135791', name: 'hunter2 135791' }));
    expect(report).toMatch(/^Error\n {4}at /);
  });

  it('has no line of a message that was changed after the error was made', () => {
    const error = new Error('hunter2');
    error.message = 'another';
    expect(describeError(error)).toMatch(/^Error\n {4}at /);
    expect(describeError(error)).not.toContain('hunter2');
  });

  it('does not have the message of an error of the platform, which quotes what it was given', () => {
    const report = describeError(thrownBy(() => Buffer.from(13800138000 as never)));
    expect(report).toMatch(/^TypeError ERR_INVALID_ARG_TYPE\n {4}at /);
    expect(report).not.toContain('13800138000');
  });

  it('tells nothing of a thrown value but its type', () => {
    expect(describeError('13800138000')).toBe('threw string');
  });
});
