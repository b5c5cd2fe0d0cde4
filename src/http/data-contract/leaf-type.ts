import type { ClrType } from './clr-type';

/** A type whose values have no members. */
export type LeafType = Exclude<ClrType, { readonly kind: 'class' | 'list' }>;
