import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { SystemsModule } from '../../dialects/systems/systems.module';
import { DocRegistry, type ApiDoc } from '../docs/doc-registry';
import { type ErrorCodes, errorCodesPage } from './error-codes.page';

const apiDocs = new DocRegistry([SystemsModule.api, PcuserModule.api]).apiDocs as [ApiDoc, ApiDoc];
const [systems, pcuser] = apiDocs.map((apiDoc) => ({ ...apiDoc, help: true })) as [ErrorCodes, ErrorCodes];

const cellsOf = (page: string, id: string): string[][] => {
  const [table = ''] = (page.split(`<table id="${id}" role="table">`)[1] ?? '').split('</table>', 1);
  return Array.from(table.matchAll(/<tr role="row">\s*<th scope="row"[^]*?<\/tr>/g), ([line]) =>
    line
      .split(/<\/t[dh]>/)
      .map((cell) =>
        cell
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .slice(0, -1),
  );
};

describe('errorCodesPage', () => {
  const pageOfSystems = errorCodesPage(systems, 'en');
  const { html, headers } = pageOfSystems;

  it('lists number, text, reasons and provenance of each result once', () => {
    expect(cellsOf(html, 'POST-Systems-changepasswd')).toEqual([
      ['2006', '密码修改成功', 'done it is done', 'documented'],
      ['2002', '用户不存在', 'account-unknown there is no such account', 'documented'],
      ['2009', '密码只支持英文字母和数字6~15位', 'password-rejected the new password breaks a rule', 'family'],
      ['3003', '账号、密码和验证码不可为空', 'malformed a field is missing or badly formed', 'documented'],
      ...Array.from({ length: 4 }, () => expect.any(Array) as string[]),
    ]);
  });

  it('has one anchor for each number', () => {
    const numbers = new Set(systems.operations.flatMap(({ results }) => results.map(({ number }) => String(number))));
    const ids = Array.from(html.matchAll(/<th [^>]*id="([^"]+)"/g), ([, id]) => id);
    expect(ids.toSorted()).toEqual([...numbers].toSorted());
  });

  it('has a table for every operation, in the wording of the source document', () => {
    expect(html.match(/<table /g)).toHaveLength(3);
    expect(html).toMatch(
      /<caption>\s*<code>POST Systems\/changepasswd<\/code>\s*<span lang="zh">修改密码<\/span>\s*<\/caption>/,
    );
    expect(html).toContain('<td role="cell" data-column="Text"><span lang="zh">用户不存在</span></td>');
    const { html: others } = errorCodesPage(pcuser, 'en');
    expect(others.match(/<table /g)).toHaveLength(7);
  });

  it('links to the landing page, and to help where it is served', () => {
    const links = ({ html: page }: typeof pageOfSystems) =>
      Array.from(page.matchAll(/<a href="([^"]*)"/g), ([, href]) => href);
    expect(links(pageOfSystems)).toEqual(['/', '/Help']);
    expect(links(errorCodesPage({ ...systems, help: false }, 'en'))).toEqual(['/']);
  });

  it('explains the provenances', () => {
    for (const [provenance, explained] of [
      ['documented', 'stands in the document of this interface'],
      ['family', 'seen on sibling pages or in public clients of the same family'],
      ['ours', 'documented nowhere, decided here'],
    ])
      expect(html).toContain(`<b>${provenance ?? ''}</b> ${explained ?? ''}`);
  });

  it('can be read by a screen reader: a language, one heading, captions, and headers with a scope', () => {
    expect(html).toMatch(/^<!doctype html>\s*<html lang="en">/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<caption>/g)).toHaveLength(3);
    expect(html.match(/<th scope="col" role="columnheader">/g)).toHaveLength(12);
  });

  it('is Chinese for browsers that prefer it', () => {
    const { html: chinese } = errorCodesPage(systems, 'zh-CN');
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(cellsOf(chinese, 'POST-Systems-changepasswd')[0]).toEqual(['2006', '密码修改成功', 'done 成功', '文档']);
  });

  it('loads nothing and runs nothing', () => {
    expect(headers['Content-Security-Policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']*'; form-action/);
  });

  it('has a text for every outcome', () => {
    for (const apiDoc of [systems, pcuser])
      for (const { id, results } of apiDoc.operations)
        for (const [, , when = ''] of cellsOf(errorCodesPage(apiDoc, 'en').html, id)) {
          expect(results.length).toBeGreaterThan(0);
          expect(when).toMatch(/^[a-z-]+ \S/);
        }
  });
});
