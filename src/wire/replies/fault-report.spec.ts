import { describeFault } from './fault-report';

describe('the report of an unexpected error', () => {
  it('has its name, its code and where it happened, and not the values that its message quotes', () => {
    const error = Object.assign(new Error("Duplicate entry '+8613800138000' for key\n    at password hunter2"), {
      name: 'QueryFailedError',
      code: 'ER_DUP_ENTRY',
      parameters: ['hunter2'],
    });
    const report = describeFault(error);
    expect(report).toMatch(/^QueryFailedError ER_DUP_ENTRY\n {4}at .*fault-report\.spec/);
    expect(report).not.toMatch(/13800138000|hunter2/);
  });

  it('has the message of a programming error', () => {
    expect(describeFault(new TypeError('x is not a function'))).toMatch(/^TypeError: x is not a function\n {4}at /);
  });

  it('tells nothing of a thrown value but its type', () => {
    expect(describeFault('13800138000')).toBe('threw string');
  });
});
