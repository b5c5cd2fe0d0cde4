import { asMarkdown } from './markdown';

describe('asMarkdown', () => {
  it('keeps lines, and begins no list, emphasis or link', () => {
    expect(asMarkdown('States:\n0. good\n1001. new_name is *taken* [here] <b>')).toBe(
      'States:  \n0\\. good  \n1001\\. new\\_name is \\*taken\\* \\[here\\] \\<b\\>',
    );
  });

  it('leaves numbers alone within a line', () => {
    expect(asMarkdown('version 1.2')).toBe('version 1.2');
  });
});
