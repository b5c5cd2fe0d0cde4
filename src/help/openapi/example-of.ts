/** A text of that media type as documents carry it: JSON as the value that it stands for. */
export const exampleOf = (mediaType: string, text: string): unknown =>
  mediaType.endsWith('/json') ? JSON.parse(text) : text;
