import { formJsonOrQuery, JSON_FORM, jsonCodec, MULTIPART_FORM, URLENCODED_FORM } from '../../http';

/** A form, JSON or a query string in, with `action` allowed in the URL beside a body; compact JSON out. */
export const pcuserCodec = jsonCodec(formJsonOrQuery('action'), [URLENCODED_FORM, JSON_FORM, MULTIPART_FORM], true);
