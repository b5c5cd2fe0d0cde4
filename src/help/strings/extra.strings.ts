import type { UiLocale } from '../../common';
import type { OperationResult } from '../docs/operation-results';

/** Texts of those parts of the help site that ASP.NET's help pages do not have. */
export interface ExtraStrings {
  readonly skip: string;
  readonly home: string;
  readonly inbox: string;
  readonly numbers: string;
  readonly help: string;
  readonly dialects: string;
  readonly tryIt: string;
  readonly file: string;
  readonly results: string;
  readonly number: string;
  readonly text: string;
  readonly when: string;
  readonly provenance: string;
  readonly origins: Readonly<Record<OperationResult['provenance'], readonly [name: string, meaning: string]>>;
  readonly status: string;
  readonly example: string;
  readonly signing: string;
  readonly signedExample: string;
}

export const extraStrings: Readonly<Record<UiLocale, ExtraStrings>> = {
  en: {
    skip: 'Skip to content',
    home: 'regain',
    inbox: 'Development inbox',
    numbers: 'All numbers and texts',
    help: 'Help',
    dialects: 'Interfaces',
    tryIt: 'Try it',
    file: 'A file:',
    results: 'Result Codes',
    number: 'Number',
    text: 'Text',
    when: 'When',
    provenance: 'Origin',
    origins: {
      documented: ['documented', 'stands in the document of this interface'],
      family: ['family', 'seen on sibling pages or in public clients of the same family'],
      ours: ['ours', 'documented nowhere, decided here'],
    },
    status: 'HTTP Status',
    example: 'Example',
    signing: 'Signature',
    signedExample: 'How a shell makes it',
  },
  'zh-CN': {
    skip: '跳到正文',
    home: 'regain',
    inbox: '开发收件箱',
    numbers: '全部返回码',
    help: '帮助',
    dialects: '接口',
    tryIt: '在线调试',
    file: '文件:',
    results: '返回码',
    number: '返回码',
    text: '文字',
    when: '何时',
    provenance: '来源',
    origins: {
      documented: ['文档', '见于该接口的文档'],
      family: ['同族', '见于同一系列的其他页面或公开客户端'],
      ours: ['自定', '无文档记载，由本服务决定'],
    },
    status: 'HTTP 状态',
    example: '示例',
    signing: '签名',
    signedExample: '用命令行计算签名',
  },
};
