/** Where the data lives: one SQLite file of this process, or a MySQL/MariaDB server that several processes share. */
export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'mysql'; readonly url: string; readonly poolSize: number };
