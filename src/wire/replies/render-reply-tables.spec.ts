import { renderReplyTables } from './render-reply-tables';
import { fileReply, documented, family, ours } from './row';

const row = (msg: number, info: string) => ({ code: 1, msg, info });

const sendTable = {
  done: documented(row(2006, '已发送短信')),
  refused: {
    malformed: documented(row(3003, '账号、密码和验证码不可为空')),
    'target-invalid': documented(row(3003, '账号、密码和验证码不可为空')),
    'code-wrong': family(row(8013, '<script>"&\'')),
    unavailable: ours(row(8012, '网络错误')),
  },
};

describe('the page of error codes', () => {
  const page = renderReplyTables(
    'Codes & texts',
    [
      { heading: 'send', table: sendTable },
      {
        heading: 'draw',
        table: { done: fileReply('image/png'), refused: { unavailable: ours(row(8012, '网络错误')) } },
      },
    ],
    ({ msg, info }: ReturnType<typeof row>) => ({ number: msg, text: info }),
  );
  const rowsOf = (heading: string) => {
    const [table = ''] = (page.split(`<caption>${heading}</caption>`)[1] ?? '').split('</table>', 1);
    return Array.from(table.matchAll(/<tr><th scope="row">.*/g), ([line]) => line);
  };

  it('prints number, text and source of what the tables answer, each once', () => {
    expect(rowsOf('send')).toEqual([
      '<tr><th scope="row">2006</th><td>已发送短信</td><td>documented</td></tr>',
      '<tr><th scope="row">3003</th><td>账号、密码和验证码不可为空</td><td>documented</td></tr>',
      '<tr><th scope="row">8013</th><td>&#60;script&#62;&#34;&#38;&#39;</td><td>seen in the same family</td></tr>',
      expect.stringContaining('<td>decided here</td>'),
    ]);
  });

  it('leaves out files', () => {
    expect(rowsOf('draw')).toEqual([expect.stringContaining('8012')]);
  });

  it('can be read by a screen reader: a language, one heading, captions, and headers with a scope', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('<title>Codes &#38; texts</title>');
    expect(page).toContain('<h1>Codes &#38; texts</h1>');
    expect(page.match(/<caption>/g)).toHaveLength(2);
    expect(page.match(/<th scope="col">/g)).toHaveLength(6);
  });
});
