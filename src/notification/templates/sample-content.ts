import type { TemplateName } from '../../common';
import type { Content } from './renderer';
import { secretOf } from './words';

/** Values that nobody takes for real ones, in a message of the given kind. */
export function sampleContent(template: TemplateName, publicUrl: string): Content {
  const secret = secretOf[template];
  return {
    reference: 'XYZ',
    minutes: 5,
    code: secret === 'code' ? '123456' : null,
    link: secret === 'link' ? `${publicUrl}/reset#token=sample&timestamp=0&uid=sample` : null,
  };
}
