import type { Unavailable } from '../../../src/common';
import {
  actionRouter,
  fileReply,
  documented,
  formJsonOrQuery,
  formOrJson,
  JSON_FORM,
  jsonCodec,
  jsonWhateverTheHeader,
  ours,
  type ReplyTable,
} from '../../../src/http';

/** Reply of the sample dialect, which is about lamps. */
export interface SampleReply {
  readonly code: number;
  readonly text: string;
}

export type SampleRefusal =
  | { readonly reason: 'lamp-broken' }
  | { readonly reason: 'lamp-hot'; readonly retryAfterSeconds: number }
  | Unavailable;
type GuardRefusal = { readonly reason: 'hand-wrong' };

export const say = (code: number, text: string): SampleReply => ({ code, text });

const everywhere = {
  malformed: documented(say(3003, '字段不可为空'), ({ field }: { field: string }) =>
    say(3003, `字段不可为空 ${field}`),
  ),
  throttled: ours(say(5006, '操作频繁')),
  unavailable: ours(say(8012, '网络错误')),
};

export const sampleReplies = {
  done: documented(say(0, '亮'), (light: string) => say(0, light)),
  refused: {
    ...everywhere,
    'lamp-broken': documented(say(2002, '灯坏了')),
    'lamp-hot': documented(say(2003, '灯太热')),
    'hand-wrong': ours(say(8013, '手错')),
  },
} satisfies ReplyTable<string, SampleRefusal | GuardRefusal, SampleReply>;

export const calmReplies = { ...sampleReplies, unavailableStatus: 200 } as const;
export const pictureReplies = { done: fileReply('image/png'), refused: everywhere };

export const looseCodec = jsonCodec(jsonWhateverTheHeader, [JSON_FORM]);
export const strictCodec = jsonCodec(formOrJson, [JSON_FORM]);
const actionCodec = jsonCodec(formJsonOrQuery('action'), [JSON_FORM], true);
export const sampleRouter = actionRouter('action', actionCodec, {
  ...everywhere,
  'action-unknown': ours(say(1, '接口名错误!')),
});
