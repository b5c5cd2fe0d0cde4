import { call, said } from '../reply-cases/member/client';
import type { ApiHarness } from './api-harness';
import type { Answer } from './http-client';

let clients = 0;
const newClient = (): string => `c395c016-ad85-40d9-963b-${String(clients++).padStart(12, '0')}`;

/** Client of a dialect that sends texts in its captcha field. */
export interface ProofClient {
  /** Client as the dialect knows it; undefined for one with a cookie. */
  readonly id?: string;
  readonly cookie?: string;
  readonly app: string;
  readonly purpose: string;
  /** Asks for a picture. */
  picture(): Promise<unknown>;
  /** Sends a text in the captcha field: true unless it was refused. */
  accepts(text: string): Promise<boolean>;
  /** HTTP status and Retry-After of a call with the text. */
  status(text: string): Promise<readonly [number, string | undefined]>;
}

const tries = (
  send: (text: string) => Promise<Answer>,
  isRefusal: (answer: Answer) => boolean,
): Pick<ProofClient, 'accepts' | 'status'> => ({
  accepts: async (text) => {
    const answer = await send(text);
    return answer.status === 200 && !isRefusal(answer);
  },
  status: async (text) => {
    const { status, headers } = await send(text);
    return [status, headers['retry-after']];
  },
});

async function pcuser(api: ApiHarness): Promise<ProofClient> {
  const { headers } = await api.client.get('/pcuser-captcha');
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const { email } = await api.newAccount();
  const send = (code: string) =>
    api.form('/pcuser-find-password', { action: 'find_password_send_email', email, code }, { cookie });
  return {
    ...{ cookie, app: 'pcuser', purpose: 'recover' },
    picture: () => api.client.get('/pcuser-captcha', { cookie }),
    ...tries(send, ({ text }) => /15008|15011/.test(text)),
  };
}

export async function smssend(api: ApiHarness): Promise<ProofClient> {
  const id = newClient();
  const { phone } = await api.newAccount();
  const fields = { mobile: phone, internationalCode: '+86', uuid: '', username: '', type: '2', imgtype: 'passw' };
  const send = (imgcode: string) => api.form('/api/Smssend/doSend', { ...fields, imgid: id, imgcode });
  return {
    ...{ id, app: 'smssend', purpose: 'recover' },
    picture: () => api.form('/api/user/checkImg', { imgid: id, imgtype: 'passw' }),
    ...tries(send, ({ text }) => text.includes('10005')),
  };
}

async function member(api: ApiHarness): Promise<ProofClient> {
  const id = newClient();
  const { username, phone } = await api.newAccount();
  const send = (text: string) =>
    call(api, 'retrievepwd/sendcode', { username, phone_number: phone, client: id, img_code: text });
  return {
    ...{ id, app: 'member', purpose: 'sign-in' },
    picture: () => api.client.get(`/api/member/imgcode?client=${id}`),
    ...tries(send, (answer) => /^[56] /.test(said(answer))),
  };
}

/** Makers of such clients, by dialect. */
export const PROOF_CLIENTS = [
  ['pcuser', pcuser],
  ['smssend', smssend],
  ['member', member],
] as const;
