import { failed, type Result } from '../command';

/** File that is not what a command reads or writes: its name, or its first line. The message contains no value. */
export class FileFormatError extends Error {}

/** Format of a file of records by its name. Throws a FileFormatError for any other. */
export function formatOfFile(file: string): 'csv' | 'ndjson' {
  if (/\.(?:ndjson|jsonl)$/i.test(file)) return 'ndjson';
  if (/\.csv$/i.test(file)) return 'csv';
  throw new FileFormatError('must be a .csv, .ndjson or .jsonl file');
}

/** Sentences for problems of files that the user can mend, by the code of the system. */
const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EEXIST: 'There is such a file already.',
};

/** Result of a command whose file has a problem. Throws any other error again. */
export function explainFileProblem(error: unknown): Result {
  if (error instanceof FileFormatError) return failed(`The file ${error.message}.`);
  const sentence = SENTENCES[(error as NodeJS.ErrnoException).code ?? ''];
  if (sentence === undefined) throw error;
  return failed(sentence);
}
