interface Binding {
  readonly prefix: string;
  readonly namespace: string;
}

/** The namespaces in force at an element; prefix '' is the default. */
export class XmlScope {
  private constructor(
    private readonly bindings: readonly Binding[],
    /** Depth of the element; the root's is 1. */
    private readonly depth: number,
  ) {}

  static root(namespace: string): XmlScope {
    return new XmlScope([{ prefix: '', namespace }], 1);
  }

  /** The latest prefix that is bound to the namespace, unless it is bound to another by now. */
  prefixOf(namespace: string): string | undefined {
    const found = this.bindings.findLast((binding) => binding.namespace === namespace);
    if (found === undefined) return undefined;
    const current = this.bindings.findLast(({ prefix }) => prefix === found.prefix);
    return current === found ? found.prefix : undefined;
  }

  /** The scope of a child element. */
  child(): XmlScope {
    return new XmlScope(this.bindings, this.depth + 1);
  }

  /** This scope with one more binding. */
  with(prefix: string, namespace: string): XmlScope {
    return new XmlScope([...this.bindings, { prefix, namespace }], this.depth);
  }

  /** The prefix that the serializer makes up at this element. */
  get generatedPrefix(): string {
    return `d${String(this.depth)}p1`;
  }
}
