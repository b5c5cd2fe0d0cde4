import { leaks } from './secret-watch';

/** After each test file: none of the secrets that its requests and settings had was written anywhere. */
afterAll(() => {
  expect(leaks()).toEqual([]);
});
