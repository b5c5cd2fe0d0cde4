import { html } from '../../pages/layout';
import { helpTable } from './tables';

it('a table stays one for those who listen, where the style shows its rows as blocks', () => {
  const { markup } = helpTable('a', [{ title: 'Name', name: 'n' }], [[html`one`, html`two`]]);
  const roles = Array.from(markup.matchAll(/<(\w+)[^>]* role="(\w+)"/g), ([, tag = '', role = '']) => `${tag} ${role}`);
  const tags = Array.from(markup.matchAll(/<(\w+)/g), ([, tag]) => tag);
  expect(roles).toEqual([
    ...['table table', 'thead rowgroup', 'tr row', 'th columnheader'],
    ...['tbody rowgroup', 'tr row', 'th rowheader', 'td cell'],
  ]);
  expect(roles).toHaveLength(tags.length);
});
