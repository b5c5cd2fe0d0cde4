/**
 * Fields of a form that a page has submitted (application/x-www-form-urlencoded), as it stands in the body of a request; none where
 * there is no body.
 */
export const formFields = ({ body }: { readonly body: unknown }): URLSearchParams =>
  new URLSearchParams(Buffer.isBuffer(body) ? body.toString() : '');
