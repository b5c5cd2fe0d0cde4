import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiHarness } from '../support/api-harness';
import { elementsOf, hasClass, readPage, textOf, wordsOf } from '../support/visible-text';

const SAMPLES = join(__dirname, '../samples/help');

/** Difference between the recorded text and the page: both texts, how often it occurs, and its reason. */
type Exception = readonly [kept: string, page: string, times: number, why: string];

const GLUED_HEADINGS: Exception = [
  'NameDescriptionTypeAdditional information',
  'Name Description Type Additional information',
  2,
  'the text was taken from the page without the borders of its cells',
];

const CUSTOMISED: readonly Exception[] = [
  [
    'CheckVaildateModelName ',
    'CheckVaildateModel Name ',
    1,
    'a link and the first cell of the table below it, glued together',
  ],
  ['Statestatus codeillustrate:', 'State status code illustrate:', 1, 'words in markup of their own, glued together'],
  ['registersuccess', 'register success', 1, 'words in markup of their own, glued together'],
  [
    'Request Information\nBody',
    'Request Information\nURI Parameters\nNone.\nBody',
    1,
    'its template leaves URI parameters out; the original has them on every page',
  ],
  [
    'verify code is wrong\nName ',
    'verify code is wrong\nRegisterResult\nName ',
    1,
    'its template leaves the link to the model of the answer out; the original has it',
  ],
  [
    'Response Information',
    'application/x-www-form-urlencoded\nSample:\nSample not available.\nResponse Information',
    1,
    'it had no formatter for forms; ours reads forms, which the original shows so',
  ],
];

/** Recorded text without its drawn table borders. */
const withoutBorders = (text: string): string => text.replace(/^-+(?:\|-*)*$/gm, '').replace(/ ?\|/g, '');

function mended(text: string, exceptions: readonly Exception[]): string {
  return exceptions.reduce((mending, [kept, page, times, why]) => {
    const found = mending.split(kept).length - 1;
    if (found !== times) throw new Error(`"${kept}" (${why}) is there ${String(found)} times`);
    return mending.replaceAll(kept, page);
  }, text);
}

describe('GET /Help/Api/:id', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite');
  });

  afterAll(() => api.close());

  it.each([
    ['POST-api-member-retrievepwd-sendcode', [GLUED_HEADINGS]],
    ['POST-api-User-CheckVaildateCodeByUser', CUSTOMISED],
  ])('shows the recorded text of %s word for word', async (id, exceptions) => {
    const kept = mended(withoutBorders(readFileSync(join(SAMPLES, `${id}.txt`), 'utf8')), exceptions);
    const { text } = await api.client.get(`/Help/Api/${id}`);
    const [main] = elementsOf(readPage(text), ({ name }) => name === 'main');
    expect(main && wordsOf(textOf(main, (element) => hasClass(element, 'addition')))).toEqual(wordsOf(kept));
  });
});
