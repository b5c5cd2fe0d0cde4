import type { XmlName } from './xml-names';

/** An element as it was read; names are resolved. */
export interface XmlElement extends XmlName {
  readonly children: XmlElement[];
  /** All text right inside it, CDATA included. */
  text: string;
  /** Text of `i:nil`. */
  readonly nil: string | undefined;
  /** What `i:type` names; its namespace is undefined when its prefix is bound to nothing. */
  readonly type: { readonly name: string; readonly namespace: string | undefined } | undefined;
  /** It stands for another element (`z:Ref`). */
  readonly isReference: boolean;
}
