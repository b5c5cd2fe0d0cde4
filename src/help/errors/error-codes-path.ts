import type { ApiDescription } from '../../http';

/** Where help has the page of a api's numbers, without a leading slash. */
export const errorCodesPath = ({ name }: Pick<ApiDescription, 'name'>): string => `Help/Errors/${name}`;
