import type { UiLocale } from '../../common';

/** Headings and fixed phrases of the help pages; the English ones are those of ASP.NET, character for character. */
export interface SiteStrings {
  readonly site: string;
  readonly introduction: string;
  readonly purpose: string;
  readonly home: string;
  readonly api: string;
  readonly description: string;
  readonly undocumented: string;
  readonly request: string;
  readonly uriParameters: string;
  readonly bodyParameters: string;
  readonly requestFormats: string;
  readonly response: string;
  readonly resource: string;
  readonly responseFormats: string;
  readonly name: string;
  readonly type: string;
  readonly notes: string;
  readonly none: string;
  readonly sample: string;
  readonly noSample: string;
  readonly members: string;
  readonly value: string;
  readonly error: string;
  readonly errorText: string;
}

export const siteStrings: Readonly<Record<UiLocale, SiteStrings>> = {
  en: {
    site: 'ASP.NET Web API Help Page',
    introduction: 'Introduction',
    purpose: 'Account recovery and one-time codes, in the words your clients already speak.',
    home: 'Help Page Home',
    api: 'API',
    description: 'Description',
    undocumented: 'No documentation available.',
    request: 'Request Information',
    uriParameters: 'URI Parameters',
    bodyParameters: 'Body Parameters',
    requestFormats: 'Request Formats',
    response: 'Response Information',
    resource: 'Resource Description',
    responseFormats: 'Response Formats',
    name: 'Name',
    type: 'Type',
    notes: 'Additional information',
    none: 'None.',
    sample: 'Sample:',
    noSample: 'Sample not available.',
    members: 'Possible enumeration values:',
    value: 'Value',
    error: 'Error.',
    errorText: 'An error occurred while processing your request.',
  },
  'zh-CN': {
    site: 'ASP.NET Web API 帮助页',
    introduction: '简介',
    purpose: '账号找回与一次性验证码服务，使用您的客户端已经在用的接口。',
    home: '帮助页首页',
    api: 'API',
    description: '说明',
    undocumented: '没有可用的文档。',
    request: '请求信息',
    uriParameters: 'URI 参数',
    bodyParameters: '正文参数',
    requestFormats: '请求格式',
    response: '响应信息',
    resource: '资源说明',
    responseFormats: '响应格式',
    name: '名称',
    type: '类型',
    notes: '附加信息',
    none: '无。',
    sample: '示例:',
    noSample: '示例不可用。',
    members: '可能的枚举值:',
    value: '值',
    error: '错误。',
    errorText: '处理您的请求时出错。',
  },
};
