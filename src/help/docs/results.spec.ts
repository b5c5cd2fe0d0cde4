import { documented, fileReply, type Operation, ours } from '../../http';
import { resultsOf } from './results';

const reply = (code: number, text: string) => ({ code, text });

const refused = {
  malformed: ours(reply(1, 'no')),
  'code-wrong': documented(reply(1, 'no')),
  'code-expired': ours(reply(3, 'late')),
  'code-exhausted': ours(reply(2, 'enough')),
  'channel-disabled': ours(reply(9, 'down')),
  unavailable: ours(reply(9, 'down'), () => reply(8, 'another')),
};

const done = documented(reply(4, 'yes'));

/** Of a route that reads fields, unless told otherwise. */
const of = (table: object, more: object = {}) => {
  const asked = { method: 'POST', codec: { forms: {} }, fields: Date };
  const operation = { table, api: { resultFields: { number: 'code', text: 'text' } }, ...asked, ...more };
  return resultsOf(operation as unknown as Operation);
};

describe('the results of a route', () => {
  it('begin with what is done, and go on by number; what says the same is one, of the best known origin', () => {
    expect(of({ done, refused }).map(({ number, text, origin, outcomes }) => [number, text, origin, outcomes])).toEqual(
      [
        [4, 'yes', 'documented', ['done']],
        [1, 'no', 'documented', ['malformed', 'code-wrong']],
        [2, 'enough', 'ours', ['code-exhausted']],
        [3, 'late', 'ours', ['code-expired']],
        [9, 'down', 'ours', ['channel-disabled']],
        [9, 'down', 'ours', ['unavailable']],
      ],
    );
  });

  it('carry the whole reply, or its sample where it varies', () => {
    expect(of({ done, refused }).at(-1)?.body).toEqual(reply(9, 'down'));
  });

  it('hold every sample of a row that varies, each once', () => {
    const varying = ours(reply(1, 'no'), () => reply(1, 'no'), [
      documented(reply(5, 'no name')),
      ours(reply(5, 'no name')),
    ]);
    const results = of({ done, refused: { malformed: varying } });
    expect(results.map(({ number, origin, outcomes }) => [number, origin, outcomes])).toEqual([
      [4, 'documented', ['done']],
      [1, 'ours', ['malformed']],
      [5, 'documented', ['malformed']],
    ]);
  });

  it('tell an outage from other answers by its status, unless the dialect does not', () => {
    const statuses = (table: object) => of(table).flatMap(({ number, status }) => (number === 9 ? [status] : []));
    expect(statuses({ done, refused })).toEqual([200, 503]);
    expect(statuses({ done, refused, unavailableStatus: 200 })).toEqual([200]);
  });

  it('hold what is malformed as a whole alone, where nothing is asked, unless the codec has words for it', () => {
    const malformed = (more: object) =>
      of({ done, refused }, more).flatMap(({ outcomes, status }) => (outcomes.includes('malformed') ? [status] : []));
    const silent = { fields: undefined };
    expect(malformed(silent)).toEqual([400]);
    expect(malformed({ ...silent, codec: { forms: {}, encodeFault: () => '' } })).toEqual([]);
    expect(malformed({ ...silent, codec: { forms: { request: {} }, encodeFault: () => '' } })).toEqual([200]);
    expect(malformed({ ...silent, method: 'GET', codec: { forms: { request: {} }, encodeFault: () => '' } })).toEqual(
      [],
    );
  });

  it('hold what is refused before an action is chosen, which the table has no words for', () => {
    const unmatched = { refused: { malformed: ours(reply(7, 'what?')), 'action-unknown': ours(reply(7, 'what?')) } };
    const results = of({ done, refused }, { action: { unmatched } });
    expect(results.find(({ number }) => number === 7)?.outcomes).toEqual(['action-unknown']);
    expect(results[1]?.outcomes).toContain('malformed');
  });

  it('have no number for a file, so they leave it out', () => {
    expect(of({ done: fileReply('image/png'), refused }).flatMap(({ outcomes }) => outcomes)).not.toContain('done');
  });
});
