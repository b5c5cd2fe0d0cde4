import type { Operation } from '../../http';

type Called = Pick<Operation, 'api' | 'path' | 'method' | 'action'> & { readonly text?: Operation['text'] };

/**
 * Computes the OpenAPI `operationId`, such as `memberRetrievepwdSendcode`: API and path in camel case, so that generated
 * clients have methods of that name, which no renamed handler breaks. Actions of one path share it; where they are called
 * by GET, with all fields in the query, it ends in `ByQuery`.
 */
export function operationId({ api, path, method, action, text }: Called): string {
  if (text?.name !== undefined) return `${api.name}${capitalized(text.name)}`;
  const segments = path.split('/').filter((segment) => segment.toLowerCase() !== 'api');
  const words = [api.name, ...segments].flatMap(wordsOf).filter(isNoRepetition);
  const name = words.map((word, index) => (index === 0 ? word.toLowerCase() : capitalized(word))).join('');
  return action !== undefined && method === 'GET' ? `${name}ByQuery` : name;
}

const wordsOf = (segment: string): readonly string[] => segment.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** False for a word that the next one begins with: `member` of `member/memberLogin`, `Systems` after `systems`. */
function isNoRepetition(word: string, index: number, words: readonly string[]): boolean {
  const next = words[index + 1];
  return next?.toLowerCase().startsWith(word.toLowerCase()) !== true;
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
