import { createHash, createHmac } from 'node:crypto';

/** POST request to be signed, to a URL without a query. */
export interface SignableRequest {
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

/** Signing key, with the service and region that it is used for. */
export interface SigningScope {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly service: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const SIGNED_HEADERS = 'content-type;host;x-amz-date';

/**
 * Signs a request by AWS Signature Version 4 over content type, host, date and body, and returns the headers to send
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). `at` is the time of sending in
 * milliseconds since 1970; AWS rejects requests that are a few minutes off.
 */
export function signedHeaders(request: SignableRequest, scope: SigningScope, at: number): Record<string, string> {
  const { contentType } = request;
  const date = new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const credential = [date.slice(0, 8), scope.region, scope.service, 'aws4_request'];
  const content = [ALGORITHM, date, credential.join('/'), sha256(canonical(request, date))].join('\n');
  const key = credential.reduce<string | Buffer>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${scope.secretAccessKey}`,
  );
  const signature = createHmac('sha256', key).update(content).digest('hex');
  const signer = `Credential=${scope.accessKeyId}/${credential.join('/')}`;
  return {
    'Content-Type': contentType,
    'X-Amz-Date': date,
    Authorization: `${ALGORITHM} ${signer}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`,
  };
}

/** Canonical request: method, path, empty query, headers by name, digest of the body. */
function canonical({ url, contentType, body }: SignableRequest, date: string): string {
  const { host, pathname } = new URL(url);
  const headers = [`content-type:${contentType}`, `host:${host}`, `x-amz-date:${date}`];
  return ['POST', pathname, '', ...headers, '', SIGNED_HEADERS, sha256(body)].join('\n');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
