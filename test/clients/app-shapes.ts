import { gzipSync } from 'node:zlib';
import {
  type Fields,
  FORM,
  form,
  gps,
  gpsXml,
  JSON_BODY,
  member,
  multipart,
  okhttpPart,
  pcuser,
  pcuserFields,
  smssend,
  smssendFields,
  systems,
  type RequestShape,
} from './request-shape';

/** Requests of libraries for Android and iOS, as they are sent (docs/compat.md). */
export const APP_SHAPES: readonly RequestShape[] = [
  {
    ...systems,
    client: 'okhttp, JSON',
    headers: [
      'Content-Type: application/json; charset=utf-8',
      'Connection: Keep-Alive',
      'Accept-Encoding: gzip',
      'User-Agent: okhttp/3.12.1',
    ],
  },
  {
    ...systems,
    client: 'okhttp, a body that an interceptor compressed',
    headers: ['Content-Type: application/json; charset=utf-8', 'Content-Encoding: gzip', 'Accept-Encoding: gzip'],
    body: (person) => gzipSync(systems.body(person)),
    status: 415,
    answer: '"msg":3003',
    answerHead: 'Accept-Encoding: identity',
  },
  {
    ...smssend,
    client: 'Retrofit, parts with a length and a transfer encoding',
    headers: [
      'Content-Type: multipart/form-data; boundary=179ce4c4-7212-416a-9fc6-cdf21cfe262d',
      'Accept-Encoding: gzip',
    ],
    body: (person) => multipart('179ce4c4-7212-416a-9fc6-cdf21cfe262d', smssendFields(person), okhttpPart),
  },
  {
    ...smssend,
    client: 'Retrofit, parts that Gson wrote with quotes',
    headers: ['Content-Type: multipart/form-data; boundary=X', 'Accept-Encoding: gzip'],
    body: (person) => {
      const quoted = Object.entries(smssendFields(person)).map(([name, value]) => [name, JSON.stringify(value)]);
      return multipart('X', Object.fromEntries(quoted) as Fields, okhttpPart);
    },
    answer: '"code":10001',
  },
  {
    ...gps,
    client: 'Volley, with its own Content-Type beside that of the app',
    headers: [`${JSON_BODY}; charset=utf-8`, FORM, 'User-Agent: Dalvik/2.1.0 (Linux; U; Android 7.0)'],
  },
  {
    ...systems,
    client: 'Apache HttpClient, StringEntity',
    headers: ['Content-Type: text/plain; charset=ISO-8859-1', 'User-Agent: Apache-HttpClient/4.3.5 (java 1.5)'],
  },
  {
    ...smssend,
    client: 'Apache HttpClient, a form in its standard charset',
    headers: [
      `${FORM}; charset=ISO-8859-1`,
      'Expect: 100-Continue',
      'User-Agent: Apache-HttpClient/UNAVAILABLE (java 1.4)',
    ],
  },
  {
    ...smssend,
    client: 'Apache HttpClient, multipart with charsets and encodings',
    headers: ['Content-Type: multipart/form-data; boundary=vHEBNr_-qe; charset=UTF-8'],
    body: (person) =>
      multipart(
        'vHEBNr_-qe',
        smssendFields(person),
        (name) =>
          `Content-Disposition: form-data; name="${name}"\r\nContent-Type: text/plain; charset=US-ASCII\r\nContent-Transfer-Encoding: 8bit`,
      ),
  },
  {
    ...gps,
    client: 'Apache HttpClient, XML in UTF-16',
    headers: ['Content-Type: application/xml; charset=UTF-16', 'Accept: application/json'],
    body: (person) => Buffer.from(`\uFEFF${gpsXml(person, '<?xml version="1.0" encoding="UTF-16"?>')}`, 'utf16le'),
  },
  {
    ...gps,
    client: 'StringWriter, XML in UTF-8 that declares UTF-16',
    headers: ['Content-Type: application/xml; charset=utf-8', 'Accept: application/json'],
    body: (person) => gpsXml(person, '<?xml version="1.0" encoding="utf-16"?>'),
    status: 400,
    answer: '{"Message":"The request is invalid.","ModelState":{"request":["An error has occurred."]}}',
  },
  {
    ...smssend,
    client: 'NSURLSession without a Content-Type of the app',
    headers: [FORM, 'Accept: */*', 'Accept-Language: zh-cn', 'User-Agent: Wallet/1 CFNetwork/978.0.7 Darwin/18.7.0'],
    body: (person) => form(smssendFields(person)).replaceAll('+', '%20'),
  },
  {
    ...smssend,
    client: 'dio of Flutter, FormData',
    headers: [
      'user-agent: Dart/2.17 (dart:io)',
      'content-type: multipart/form-data; boundary=--dio-boundary-3789108709',
    ],
    body: (person) =>
      multipart(
        '--dio-boundary-3789108709',
        { ...smssendFields(person), remark: '备注' },
        (name, value) =>
          `content-disposition: form-data; name="${name}"${/[^ -~]/.test(value) ? '\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-transfer-encoding: binary' : ''}`,
      ),
  },
  {
    ...systems,
    client: 'NSURLSession, JSON under the form label',
    headers: [FORM, 'Accept: */*', 'Accept-Encoding: br, gzip, deflate', 'User-Agent: Wallet/1 CFNetwork/1240.0.4'],
  },
  {
    ...pcuser,
    client: 'AFNetworking, AFHTTPRequestSerializer',
    headers: [
      FORM,
      'Accept-Language: zh-Hans-CN;q=1, en-CN;q=0.9',
      'User-Agent: Wallet/1.0 (iPhone; iOS 9.3; Scale/2.00)',
    ],
    body: (person) => `${form(pcuserFields(person))}&device[os]=ios&device[model]=iPhone`,
  },
  {
    ...systems,
    client: 'AFNetworking, AFJSONRequestSerializer',
    headers: [JSON_BODY, 'Accept: */*', 'Accept-Language: zh-Hans-CN;q=1'],
    body: (person) => JSON.stringify({ username: person.username, mobile_phone: Number(person.phone) }, null, 2),
  },
  {
    ...member,
    client: 'Alamofire, a form',
    headers: [
      `${FORM}; charset=utf-8`,
      'Accept-Encoding: br;q=1.0, gzip;q=0.9, deflate;q=0.8',
      'Accept-Language: en;q=1.0',
    ],
  },
];
