import {
  FORM,
  form,
  gps,
  gpsXml,
  JSON_BODY,
  lowerCase,
  member,
  multipart,
  pcuser,
  pcuserFields,
  smssend,
  smssendFields,
  systems,
  type RequestShape,
} from './request-shape';

/** Requests of servers: .NET, Java, PHP, and proxies before them, as they are sent (docs/compat.md). */
export const SERVER_SHAPES: readonly RequestShape[] = [
  {
    ...systems,
    client: 'WebClient.UploadString without a Content-Type',
    headers: ['Connection: Keep-Alive', 'Expect: 100-continue'],
  },
  {
    ...gps,
    client: 'HttpClient, PostAsJsonAsync in chunks',
    headers: ['Content-Type: application/json; charset=utf-8'],
    chunked: true,
  },
  {
    ...smssend,
    client: 'HttpClient, MultipartFormDataContent with names without quotes',
    headers: ['Content-Type: multipart/form-data; boundary="456a4835-40c9-40c2-929e-502c01ff5562"'],
    body: (person) =>
      multipart(
        '456a4835-40c9-40c2-929e-502c01ff5562',
        smssendFields(person),
        (name) => `Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=${name}`,
      ),
  },
  {
    ...gps,
    client: 'StreamWriter, JSON after a byte order mark',
    headers: [JSON_BODY],
    body: (person) => `\uFEFF${gps.body(person)}`,
  },
  {
    ...pcuser,
    client: 'HttpUtility.UrlEncode, escapes in lower case',
    headers: [`${FORM}; charset=gb2312`],
    body: (person) => `${lowerCase(form(pcuserFields(person)))}&remark=%e5%a4%87%e6%b3%a8`,
  },
  {
    ...member,
    client: 'HttpURLConnection, its Accept of old Java versions',
    headers: [FORM, 'User-Agent: Java/1.7.0_71', 'Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2'],
  },
  {
    ...systems,
    client: 'HttpURLConnection, a charset as Content-Encoding',
    headers: ['Content-Type: application/json', 'Content-Encoding: UTF-8', 'User-Agent: Java/1.8.0_112'],
  },
  {
    ...member,
    client: 'Apache HttpClient, a charset as Content-Encoding',
    headers: [
      `${FORM}; charset=UTF-8`,
      'Content-Encoding: utf-8',
      'User-Agent: Apache-HttpClient/4.5.2 (Java/1.8.0_112)',
    ],
  },
  {
    ...pcuser,
    client: 'file_get_contents over HTTP/1.0',
    version: '1.0',
    headers: ['Connection: close', FORM],
  },
  {
    ...gps,
    client: 'JAXB, a standalone declaration and a prefix',
    headers: ['Content-Type: application/xml', 'Accept: application/json', 'User-Agent: Java/17.0.15'],
    body: (person) =>
      gpsXml(person, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
        .replace('xmlns=', 'xmlns:ns2=')
        .replace(/<(\/?)(?=[A-Z])/g, '<$1ns2:'),
  },
  {
    ...systems,
    client: 'curl --http2, which offers an upgrade',
    headers: [FORM, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA'],
  },
  {
    ...pcuser,
    client: 'nginx with lines for WebSockets',
    headers: [FORM, 'Connection: upgrade', 'X-Forwarded-For: 203.0.113.9:51234', 'X-Forwarded-Proto: https'],
  },
  {
    ...smssend,
    client: 'nginx with lines for WebSockets, to a client that asks for one',
    headers: [FORM, 'Connection: upgrade', 'Upgrade: websocket'],
  },
  {
    ...systems,
    client: 'Go, HTTP/1.1 without a wish',
    headers: ['User-Agent: Go-http-client/1.1', 'Content-Type: application/json', 'Accept-Encoding: gzip'],
  },
  {
    ...systems,
    client: 'nginx as it comes, in front of a phone',
    version: '1.0',
    headers: [
      'Connection: close',
      'X-Real-IP: 203.0.113.9',
      'X-Forwarded-For: 203.0.113.9',
      'Content-Type: application/json; charset=utf-8',
    ],
  },
];
