/** An XML name: local part and namespace. */
export interface XmlName {
  readonly name: string;
  readonly namespace: string;
}

/** Namespace of XML Schema's own types. */
export const XSD = 'http://www.w3.org/2001/XMLSchema';
/** Namespace of the attributes `nil` and `type`. */
export const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
/** Namespace of the serializer's own types and attributes. */
export const SERIALIZATION = 'http://schemas.microsoft.com/2003/10/Serialization/';
/** Namespace of lists of XML Schema's and the serializer's types. */
export const ARRAYS = `${SERIALIZATION}Arrays`;
