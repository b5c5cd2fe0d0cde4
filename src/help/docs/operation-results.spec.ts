import { documented, fileReply, type Operation, ours } from '../../http';
import { resultsOf } from './operation-results';

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

/** Results of a POST with fields, unless `more` overrides that. */
const of = (table: object, more: object = {}) => {
  const asked = { method: 'POST', codec: { forms: {} }, fields: Date };
  const operation = { table, api: { resultFields: { number: 'code', text: 'text' } }, ...asked, ...more };
  return resultsOf(operation as unknown as Operation);
};

describe('resultsOf', () => {
  it('starts with the success, orders refusals by number, and merges equal replies under the strongest provenance', () => {
    expect(
      of({ done, refused }).map(({ number, text, provenance, outcomes }) => [number, text, provenance, outcomes]),
    ).toEqual([
      [4, 'yes', 'documented', ['done']],
      [1, 'no', 'documented', ['malformed', 'code-wrong']],
      [2, 'enough', 'ours', ['code-exhausted']],
      [3, 'late', 'ours', ['code-expired']],
      [9, 'down', 'ours', ['channel-disabled']],
      [9, 'down', 'ours', ['unavailable']],
    ]);
  });

  it('carries the whole reply, or the sample of a computed one', () => {
    expect(of({ done, refused }).at(-1)?.body).toEqual(reply(9, 'down'));
  });

  it('lists every sample of a computed reply once', () => {
    const varying = ours(reply(1, 'no'), () => reply(1, 'no'), [
      documented(reply(5, 'no name')),
      ours(reply(5, 'no name')),
    ]);
    const results = of({ done, refused: { malformed: varying } });
    expect(results.map(({ number, provenance, outcomes }) => [number, provenance, outcomes])).toEqual([
      [4, 'documented', ['done']],
      [1, 'ours', ['malformed']],
      [5, 'documented', ['malformed']],
    ]);
  });

  it('gives an outage status 503, unless the dialect answers it with 200', () => {
    const statuses = (table: object) => of(table).flatMap(({ number, status }) => (number === 9 ? [status] : []));
    expect(statuses({ done, refused })).toEqual([200, 503]);
    expect(statuses({ done, refused, unavailableStatus: 200 })).toEqual([200]);
  });

  it('gives `malformed` status 400 without fields, and leaves it out where the codec encodes faults', () => {
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

  it('includes the refusals of the action router', () => {
    const unmatched = { refused: { malformed: ours(reply(7, 'what?')), 'action-unknown': ours(reply(7, 'what?')) } };
    const results = of({ done, refused }, { action: { unmatched } });
    expect(results.find(({ number }) => number === 7)?.outcomes).toEqual(['action-unknown']);
    expect(results[1]?.outcomes).toContain('malformed');
  });

  it('leaves out a file, which has no number', () => {
    expect(of({ done: fileReply('image/png'), refused }).flatMap(({ outcomes }) => outcomes)).not.toContain('done');
  });
});
