/** Account that a request names, and whatever signs it. */
export interface Person {
  readonly username: string;
  /** With its calling code: +8613800138000. */
  readonly phone: string;
  readonly password: string;
  readonly signature: Readonly<Record<string, string | number>>;
}

/** Request of a client that this machine cannot run: its header lines as the client writes them, and its body. */
export interface RequestShape {
  readonly client: string;
  /** Request line without the version, `POST` unless another method is written. */
  readonly target: string;
  readonly version?: '1.0';
  /** Header lines between Host and Content-Length, which the test adds. */
  readonly headers: readonly string[];
  readonly body: (person: Person) => string | Buffer;
  readonly chunked?: true;
  /** HTTP status of the answer, 200 unless another is named. */
  readonly status?: 400 | 415;
  /** Part of the answer's body. */
  readonly answer: string;
  /** Header line of the answer. */
  readonly answerHead?: string;
}

export type Fields = Readonly<Record<string, string | number>>;

export const JSON_BODY = 'Content-Type: application/json';
export const FORM = 'Content-Type: application/x-www-form-urlencoded';

export const form = (fields: Fields): string => new URLSearchParams(fields as Record<string, string>).toString();
export const lowerCase = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());

/** Multipart body of parts whose head is written by `head`. */
export const multipart = (boundary: string, fields: Fields, head: (name: string, value: string) => string): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\n${head(name, String(value))}\r\n\r\n${value}\r\n`)
    .join('')}--${boundary}--\r\n`;

export const systems = {
  target: '/Systems/sendVerificationCode',
  answer: '"msg":2006',
  body: ({ username, phone }: Person) => JSON.stringify({ username, mobile_phone: phone }),
};

export const pcuserFields = ({ phone }: Person) => ({ action: 'get_verification_code', phone, type: 10004 });
export const pcuser = {
  target: '/pcuser-tologin',
  answer: '"status":0',
  body: (person: Person) => form(pcuserFields(person)),
};

export const smssendFields = ({ phone, username }: Person) => ({
  mobile: phone,
  uuid: '',
  username,
  type: '2',
  internationalCode: '+86',
});
export const smssend = {
  target: '/api/Smssend/doSend',
  answer: '"code":0',
  body: (person: Person) => form(smssendFields(person)),
};

const loginFields = ({ username, password, signature }: Person) => ({ terminal: 1, ...signature, username, password });
export const member = {
  target: '/api/member/login',
  answer: '"code":1,',
  body: (who: Person) => form(loginFields(who)),
};

export const gps = {
  target: '/api/User/SendSMSCode',
  answer: '"State":0',
  body: ({ phone }: Person) => JSON.stringify({ Phone: phone, VildateSence: 2, Language: 'en', AppId: '' }),
};
export const gpsXml = ({ phone }: Person, declaration = '') =>
  `${declaration}<SendSMSModel xmlns="http://schemas.datacontract.org/2004/07/NewGPS2012.AppApi.Models.ParModel">` +
  `<Language>en</Language><Phone>${phone}</Phone><VildateSence>2</VildateSence></SendSMSModel>`;

export const okhttpPart = (name: string, value: string) =>
  `Content-Disposition: form-data; name="${name}"\r\nContent-Transfer-Encoding: binary\r\n` +
  `Content-Type: text/plain; charset=UTF-8\r\nContent-Length: ${String(Buffer.byteLength(value))}`;
