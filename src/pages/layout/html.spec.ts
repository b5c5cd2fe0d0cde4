import { html } from './html';

describe('html', () => {
  it('escapes values in text and in attributes', () => {
    expect(html`<a title="${`"'&`}">${'<script>'}</a>`.markup).toBe('<a title="&quot;&#39;&amp;">&lt;script&gt;</a>');
  });

  it('inserts markup unescaped, one piece or many', () => {
    const items = ['a', '<b>'].map((text) => html`<b>${text}</b>`);
    expect(html`<p>${items}${html`<i>${1}</i>`}</p>`.markup).toBe('<p><b>a</b><b>&lt;b&gt;</b><i>1</i></p>');
  });
});
