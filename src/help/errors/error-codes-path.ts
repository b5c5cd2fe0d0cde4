import type { Face } from '../../wire';

/** Where help has the page of a face's numbers, without a leading slash. */
export const errorCodesPath = ({ name }: Pick<Face, 'name'>): string => `Help/Errors/${name}`;
