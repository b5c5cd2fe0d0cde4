import { formOrJson, jsonCodec } from '../../wire';

/** A urlencoded or multipart form, or JSON, in; compact JSON out. */
export const smssendCodec = jsonCodec(formOrJson);
