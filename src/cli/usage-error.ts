/** The command was written wrong: the answer is how to write it. Its message repeats nothing but names of options. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
