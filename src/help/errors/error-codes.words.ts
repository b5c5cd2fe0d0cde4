import type { Locale } from '../../kernel';
import type { Result } from '../catalogue/results';

interface ErrorCodesWords {
  readonly title: (interfaceTitle: string) => string;
  readonly columns: Readonly<Record<'number' | 'text' | 'when' | 'origin', string>>;
  readonly origins: Readonly<Record<Result['origin'], string>>;
}

/** What the pages of error codes say themselves. */
export const errorCodesWords: Readonly<Record<Locale, ErrorCodesWords>> = {
  'zh-CN': {
    title: (title) => `错误代码: ${title}`,
    columns: { number: '代码', text: '描述', when: '何时返回', origin: '来源' },
    origins: {
      documented: '接口文档原文',
      family: '同系列接口中已有的代码',
      ours: '文档未定义, 由本服务约定',
    },
  },
  en: {
    title: (title) => `Error codes: ${title}`,
    columns: { number: 'Number', text: 'Text', when: 'When', origin: 'Source' },
    origins: {
      documented: 'stands in the document',
      family: 'seen in interfaces of the same family',
      ours: 'not documented: decided here',
    },
  },
};
