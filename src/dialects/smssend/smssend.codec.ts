import { formOrJson, JSON_FORM, jsonCodec, MULTIPART_FORM, URLENCODED_FORM } from '../../http';

/** A urlencoded or multipart form, or JSON, in; compact JSON out. */
export const smssendCodec = jsonCodec(formOrJson, [URLENCODED_FORM, JSON_FORM, MULTIPART_FORM]);
