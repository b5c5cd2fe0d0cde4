import { ExpectedError } from './expected-error';

class Unreadable extends ExpectedError {}

describe('ExpectedError', () => {
  it('has its message and no stack frames', () => {
    const error = new Unreadable('not JSON');
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe('not JSON');
    expect(error.stack).toBe('Error: not JSON');
  });

  it('leaves the frames of other errors alone', () => {
    expect(new Unreadable('not JSON')).toBeDefined();
    expect(new Error('a bug').stack).toMatch(/\n {4}at /);
  });
});
