import { describeError } from './error-label';

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

  it('has the message of a programming error', () => {
    expect(describeError(new TypeError('x is not a function'))).toMatch(/^TypeError: x is not a function\n {4}at /);
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
