/**
 * Error with a message of this program's own words: names of variables, files, templates and vendors, and no value of a
 * request, a row or a vendor's answer. The only kind of error whose message is logged and printed.
 */
export class StatedError extends Error {}
