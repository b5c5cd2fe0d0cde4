import type { EdgeRefusal, Outcome } from '../../common';
import { compactJson, JSON_FORM, jsonCodec, jsonWhateverTheHeader } from '../decoding/json.codec';
import { Replies } from './replies.decorator';
import { type ReplyTable, fileReply, documented, family, ours } from './reply-table';

interface Reply {
  readonly code: number;
  readonly text: string;
}

interface Ticket {
  readonly ticket: string;
}

type SendRefusal =
  { readonly reason: 'account-unknown' } | { readonly reason: 'too-frequent'; readonly seconds: number };
type VerifyRefusal = { readonly reason: 'code-wrong' } | { readonly reason: 'code-expired' };

const codec = jsonCodec(jsonWhateverTheHeader, [JSON_FORM]);
const reply = (code: number, text: string): Reply => ({ code, text });

const everywhere = {
  malformed: documented(reply(1, 'malformed')),
  throttled: ours(reply(2, 'throttled')),
  unavailable: family(reply(3, 'unavailable')),
};

const sendReplies = {
  done: documented(reply(0, 'sent')),
  refused: {
    ...everywhere,
    'account-unknown': documented(reply(4, 'who?')),
    'too-frequent': ours(reply(5, 'wait 9 s'), ({ seconds }) => reply(5, `wait ${seconds} s`)),
  },
} satisfies ReplyTable<void, SendRefusal, Reply>;

const verifyReplies = {
  done: documented(reply(0, '***'), ({ ticket }) => reply(0, ticket)),
  refused: {
    ...everywhere,
    'code-wrong': documented(reply(6, 'wrong')),
    'code-expired': documented(reply(7, 'late')),
  },
} satisfies ReplyTable<Ticket, VerifyRefusal, Reply>;

const send = (): Promise<Outcome<void, SendRefusal>> => Promise.reject(new Error('only its type is used'));
const verify = (): Promise<Outcome<Ticket, VerifyRefusal>> => Promise.reject(new Error('only its type is used'));

describe('ReplyTable', () => {
  it('does not compile without a reply for every reason', () => {
    const forgetful = {
      done: documented(reply(0, '***'), ({ ticket }: Ticket) => reply(0, ticket)),
      refused: { ...everywhere, 'code-wrong': documented(reply(6, 'wrong')) },
    };
    // @ts-expect-error -- the reply of code-expired is missing
    const table: ReplyTable<Ticket, VerifyRefusal, Reply> = forgetful;
    class Route {
      // @ts-expect-error -- and so the handler, which may refuse with it, does not fit the table
      @Replies(codec, forgetful)
      verify(): Promise<Outcome<Ticket, VerifyRefusal>> {
        return verify();
      }
    }
    expect([table, Route]).toBeDefined();
  });

  it('does not compile on the handler of another route', () => {
    class Route {
      // @ts-expect-error -- verify does not answer with the reasons of send
      @Replies(codec, sendReplies)
      verify(): Promise<Outcome<Ticket, VerifyRefusal>> {
        return verify();
      }

      // @ts-expect-error -- send does not yield the ticket that verify's table tells
      @Replies(codec, { ...verifyReplies, refused: { ...verifyReplies.refused, ...sendReplies.refused } })
      send(): Promise<Outcome<void, SendRefusal>> {
        return send();
      }
    }
    expect(Route).toBeDefined();
  });

  it('does not compile once the use case has a new refusal', () => {
    type Learned = VerifyRefusal | { readonly reason: 'code-exhausted' };
    // @ts-expect-error -- the reply of code-exhausted is missing
    const table: ReplyTable<Ticket, Learned, Reply> = verifyReplies;
    expect(table).toBeDefined();
  });

  it('does not compile with a reply for an unknown reason', () => {
    const table = {
      done: documented(reply(0, 'sent')),
      refused: {
        ...sendReplies.refused,
        // @ts-expect-error -- there is no such reason
        'account-asleep': documented(reply(8, 'hush')),
      },
    } satisfies ReplyTable<void, SendRefusal, Reply>;
    expect(table).toBeDefined();
  });

  it('does not compile when the value is not used', () => {
    const table = {
      ...verifyReplies,
      done: documented(reply(0, '***')),
    };
    // @ts-expect-error -- the ticket reaches nobody
    const careless: ReplyTable<Ticket, VerifyRefusal, Reply> = table;
    expect(careless).toBeDefined();
  });

  it('does not compile when a reply uses a field that its refusal lacks', () => {
    const varying = ours(reply(4, ''), ({ seconds }: { seconds: number }) => reply(4, String(seconds)));
    const table = { ...sendReplies, refused: { ...sendReplies.refused, 'account-unknown': varying } };
    // @ts-expect-error -- account-unknown has no seconds
    const confused: ReplyTable<void, SendRefusal, Reply> = table;
    expect(confused).toBeDefined();
  });

  it('compiles on a handler that refuses for fewer reasons, and answers a file as it is', () => {
    const files = { done: fileReply('image/png'), refused: everywhere } satisfies ReplyTable<
      { readonly mediaType: string; readonly content: Buffer },
      EdgeRefusal,
      Reply
    >;
    class Route {
      @Replies(codec, verifyReplies)
      verify(): Promise<Outcome<Ticket, { readonly reason: 'code-wrong' }>> {
        return Promise.reject(new Error('only its type is used'));
      }

      @Replies(codec, files)
      draw(): Promise<Outcome<{ mediaType: string; content: Buffer }, never>> {
        return Promise.reject(new Error('only its type is used'));
      }
    }
    expect(Route).toBeDefined();
  });

  it('keeps the provenance of each reply', () => {
    expect(Object.values(everywhere).map(({ provenance }) => provenance)).toEqual(['documented', 'ours', 'family']);
  });
});

describe('compactJson', () => {
  it('keeps the order of members and leaves text unescaped', () => {
    const head = { method: 'POST', headers: {}, query: '' };
    expect(compactJson({ code: 1, msg: 2002, info: '用户不存在', data: [] }, head)).toEqual({
      mediaType: 'application/json; charset=utf-8',
      content: '{"code":1,"msg":2002,"info":"用户不存在","data":[]}',
    });
  });
});
