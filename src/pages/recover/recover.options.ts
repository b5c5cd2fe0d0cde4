/** Options of the recovery pages that depend on other modules. */
export class RecoverOptions {
  constructor(
    /** Client application whose links by e-mail `/reset` takes; undefined where it takes none. */
    readonly linkApp: string | undefined,
  ) {}
}
