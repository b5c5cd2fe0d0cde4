import { elementsOf, readPage, textOf, wordsOf } from '../../../test/support/visible-text';
import type { Page } from '../../pages/layout';
import type { Model } from '../docs/model';
import { modelPage } from './model.page';

const TERMINAL: Model = {
  ...{ kind: 'enum', name: 'Terminal', schema: {} },
  members: [
    { name: 'WEBPAGEEnum', value: 1 },
    { name: 'NONE', value: -1 },
  ],
};

function wordsIn({ html }: Page): string {
  const [main] = elementsOf(readPage(html), ({ name }) => name === 'main');
  return main === undefined ? '' : wordsOf(textOf(main)).join(' ');
}

describe('modelPage', () => {
  it('lists the values of an enumeration in their order', () => {
    expect(wordsIn(modelPage(TERMINAL, 'en'))).toBe(
      'Terminal Possible enumeration values: Name Value Description WEBPAGEEnum 1 NONE -1',
    );
  });

  it('lists the members of a class', () => {
    const lines = [{ name: 'state', about: 'done', type: { text: 'string' }, notes: [] }];
    const words = wordsIn(modelPage({ kind: 'class', name: 'Reply', lines }, 'en'));
    expect(words).toBe('Reply Name Description Type Additional information state done string None.');
  });

  it('has the name as its title, no script, and a skip link', () => {
    const { html, headers } = modelPage(TERMINAL, 'zh-CN');
    expect(html).toContain('<title>Terminal</title>');
    expect(html).not.toContain('<script');
    expect(headers['Content-Security-Policy']).not.toMatch(/script-src|unsafe/);
    expect(elementsOf(readPage(html), ({ attributes }) => attributes['href'] === '#content')).toHaveLength(1);
  });
});
