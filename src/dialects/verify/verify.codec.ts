import { type FieldCodec, formOrJson, JSON_FORM, jsonCodec, URLENCODED_FORM } from '../../http';
import type { VerifyError } from './verify.replies';

/** Path of the page that explains the numbers of errors. */
export const ERRORS_PATH = 'v2/errors';

const compact = jsonCodec(formOrJson, [URLENCODED_FORM, JSON_FORM]);

/**
 * Codec of the dialect: reads a form (or JSON) and writes compact JSON. Errors get the address of the page about their number;
 * one about credentials says how to authenticate.
 */
export const verifyCodec: FieldCodec = {
  ...compact,
  encode: (reply, head) => {
    if (!isError(reply)) return compact.encode(reply, head);
    const moreInfo = `${head.publicUrl ?? ''}/${ERRORS_PATH}#${String(reply.code)}`;
    const encoded = compact.encode({ ...reply, more_info: moreInfo }, head);
    const isUnauthorized = reply.status === UNAUTHORIZED;
    return { ...encoded, headers: isUnauthorized ? { 'www-authenticate': 'Basic realm="regain"' } : {} };
  },
};

const UNAUTHORIZED = 401;

const isError = (reply: object): reply is VerifyError => 'more_info' in reply;
