import {
  FORM,
  form,
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

/** Requests of browsers, mini programs and tools, as they are sent (docs/compat.md). */
export const WEB_SHAPES: readonly RequestShape[] = [
  {
    ...systems,
    client: 'axios, an object',
    headers: ['Accept: application/json, text/plain, */*', 'Content-Type: application/json;charset=UTF-8'],
  },
  {
    ...systems,
    client: 'axios, a string of JSON as a form',
    headers: ['Accept: application/json, text/plain, */*', FORM, 'User-Agent: axios/0.21.1'],
  },
  {
    ...pcuser,
    client: 'axios, an object of JSON as a form, which PHP does not read either',
    headers: ['Accept: application/json, text/plain, */*', FORM],
    body: (person) => JSON.stringify(pcuserFields(person)),
    answer: '接口名错误!',
  },
  {
    ...smssend,
    client: 'axios, FormData under a Content-Type without a boundary',
    headers: ['Content-Type: multipart/form-data'],
    body: (person) => multipart('X', smssendFields(person), (name) => `Content-Disposition: form-data; name="${name}"`),
    status: 400,
    answer: '"code":10001',
  },
  { ...pcuser, client: 'axios, URLSearchParams', headers: [`${FORM};charset=utf-8`, 'User-Agent: axios/1.7.2'] },
  {
    ...smssend,
    client: 'React Native on iOS, FormData with a quoted boundary',
    headers: ['Content-Type: multipart/form-data; boundary="RGyc0nXSkJIVoYfl"', 'Accept-Encoding: gzip, deflate'],
    body: (person) =>
      multipart('RGyc0nXSkJIVoYfl', smssendFields(person), (name) => `content-disposition: form-data; name="${name}"`),
  },
  {
    ...smssend,
    client: 'React Native on iOS, a boundary with a slash',
    headers: ['Content-Type: multipart/form-data; boundary=-XrQHxml_qhW/dc2hip09LUML-QC3Wo.9OiqWz8G1'],
    body: (person) =>
      multipart(
        '-XrQHxml_qhW/dc2hip09LUML-QC3Wo.9OiqWz8G1',
        smssendFields(person),
        (name) => `content-disposition: form-data; name="${name}"`,
      ),
  },
  {
    ...smssend,
    client: 'React Native on Android, a charset after the boundary',
    headers: ['Content-Type: multipart/form-data;boundary=116c0724-1d11-49cd-a56a-15b644c15bdc;charset=UTF-8'],
    body: (person) => multipart('116c0724-1d11-49cd-a56a-15b644c15bdc', smssendFields(person), okhttpPart),
  },
  {
    ...pcuser,
    client: 'jQuery, $.post with a nested object',
    headers: [
      'Accept: application/json, text/javascript, */*; q=0.01',
      `${FORM}; charset=UTF-8`,
      'X-Requested-With: XMLHttpRequest',
    ],
    body: (person) => `${form(pcuserFields(person))}&device%5Bos%5D=android&device%5Btags%5D%5B%5D=a`,
  },
  {
    ...member,
    client: 'jQuery, a form',
    headers: ['Accept: */*', `${FORM}; charset=UTF-8`, 'X-Requested-With: XMLHttpRequest'],
  },
  {
    ...systems,
    client: 'wx.request, JSON',
    headers: [
      'content-type: application/json',
      'Referer: https://servicewechat.com/wx0123456789abcdef/12/page-frame.html',
      'User-Agent: Mozilla/5.0 (Linux; Android 12) MicroMessenger/8.0.30 MiniProgramEnv/android',
    ],
  },
  {
    ...pcuser,
    client: 'wx.request, a form',
    headers: [
      'content-type: application/x-www-form-urlencoded',
      'Referer: https://servicewechat.com/wx0123456789abcdef/devtools/page-frame.html',
    ],
  },
  {
    ...smssend,
    client: 'wx.uploadFile, fields beside a file',
    headers: ['Content-Type: multipart/form-data; boundary=dm3CrfuM1kyPwx'],
    body: (person) =>
      multipart('dm3CrfuM1kyPwx', { ...smssendFields(person), avatar: 'a picture' }, (name) =>
        name === 'avatar'
          ? 'Content-Disposition: form-data; name="avatar"; filename="tmp_1.jpg"\r\nContent-Type: image/jpeg'
          : `Content-Disposition: form-data; name="${name}"`,
      ),
  },
  {
    ...systems,
    client: 'sendBeacon, text',
    headers: ['Content-Type: text/plain;charset=UTF-8', 'Accept: */*', 'Sec-Fetch-Mode: no-cors', 'Origin: null'],
  },
  {
    ...pcuser,
    client: 'sendBeacon, a form as text',
    headers: ['Content-Type: text/plain;charset=UTF-8', 'Accept: */*', 'Sec-Fetch-Mode: no-cors'],
    status: 415,
    answer: '接口名错误!',
    answerHead: 'Accept: application/x-www-form-urlencoded, application/json',
  },
  {
    ...pcuser,
    client: 'a form whose label lacks its semicolon',
    headers: [`${FORM} charset=UTF-8`],
  },
  {
    ...systems,
    client: 'Postman, raw text',
    headers: [
      'Content-Type: text/plain',
      'User-Agent: PostmanRuntime/7.32.3',
      'Accept: */*',
      'Postman-Token: 0c1f',
      'Accept-Encoding: gzip, deflate, br',
    ],
  },
  {
    ...smssend,
    client: 'Postman, form-data',
    headers: [
      'Content-Type: multipart/form-data; boundary=--------------------------620015652671895359303014',
      'Postman-Token: 0c1f',
    ],
    body: (person) =>
      multipart(
        '--------------------------620015652671895359303014',
        smssendFields(person),
        (name) => `Content-Disposition: form-data; name="${name}"`,
      ),
  },
  {
    ...systems,
    client: 'python-requests, data= of text',
    headers: [
      'User-Agent: python-requests/2.31.0',
      'Accept-Encoding: gzip, deflate',
      'Accept: */*',
      'Connection: keep-alive',
    ],
  },
];
