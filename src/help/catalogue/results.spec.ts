import { documented, fileReply, type Operation, ours } from '../../wire';
import { resultsOf } from './results';

const reply = (code: number, text: string) => ({ code, text });

const refused = {
  malformed: documented(reply(1, 'no')),
  'code-wrong': ours(reply(1, 'no')),
  'code-expired': ours(reply(2, 'late')),
  'code-exhausted': ours(reply(1, 'no')),
  unavailable: ours(reply(9, 'down'), () => reply(8, 'another')),
};

const of = (table: object, action?: object) =>
  resultsOf({ table, action, face: { says: { number: 'code', text: 'text' } } } as unknown as Operation);

describe('the results of a route', () => {
  it('are its rows in their order, those that say the same from the same source as one', () => {
    const results = of({ done: documented(reply(0, 'yes')), refused });
    expect(results.map(({ number, text, origin, outcomes }) => [number, text, origin, outcomes])).toEqual([
      [0, 'yes', 'documented', ['done']],
      [1, 'no', 'documented', ['malformed']],
      [1, 'no', 'ours', ['code-wrong', 'code-exhausted']],
      [2, 'late', 'ours', ['code-expired']],
      [9, 'down', 'ours', ['unavailable']],
    ]);
  });

  it('carry the whole reply, or its sample where it varies', () => {
    expect(of({ done: documented(reply(0, 'yes')), refused }).at(-1)?.body).toEqual(reply(9, 'down'));
  });

  it('end in what is refused before an action is chosen, which the table has no words for', () => {
    const unchosen = { refused: { malformed: ours(reply(7, 'what?')), 'action-unknown': ours(reply(7, 'what?')) } };
    const results = of({ done: documented(reply(0, 'yes')), refused }, { unchosen });
    expect(results.at(-1)).toMatchObject({ number: 7, outcomes: ['action-unknown'] });
    expect(results[1]).toMatchObject({ number: 1, outcomes: ['malformed'] });
  });

  it('have no number for a file, so they leave it out', () => {
    expect(of({ done: fileReply('image/png'), refused }).map(({ outcomes }) => outcomes[0])).toEqual(
      Object.keys(refused).filter((reason) => reason !== 'code-exhausted'),
    );
  });
});
