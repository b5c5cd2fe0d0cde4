import { JSON_FORM, jsonCodec, jsonWhateverTheHeader } from '../../http';

/** JSON in, whatever the header says: web clients of this family post it as a form. Compact JSON out. */
export const systemsCodec = jsonCodec(jsonWhateverTheHeader, [JSON_FORM]);
