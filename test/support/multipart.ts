const BOUNDARY = 'between-the-fields';

/** A multipart form of these fields, and the Content-Type that it travels under. */
export function multipart(fields: object): { readonly body: string; readonly type: string } {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
  );
  return { body: `${parts.join('')}--${BOUNDARY}--\r\n`, type: `multipart/form-data; boundary=${BOUNDARY}` };
}
