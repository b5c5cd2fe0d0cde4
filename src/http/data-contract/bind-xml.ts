import { BodyFault } from './body-fault';
import { bodyText } from './body-text';
import type { ClrType, DataContract, ListType, Slot } from './clr-type';
import { type Bound, NOTHING_BOUND, unreadable } from './model-state';
import { recordOf } from './record';
import { xmlNameOf } from './stable-name';
import { readXml } from './xml-document';
import type { XmlElement } from './xml-element';
import { isNil, leafFromXml, refuseText } from './xml-leaves';
import { SERIALIZATION, type XmlName } from './xml-names';

const ANY_ROOT: XmlName = { name: 'anyType', namespace: SERIALIZATION };

/**
 * Binds an XML body as DataContractSerializer does: elements are taken for members in the order of XML only, and what
 * stands elsewhere is skipped. Any error leaves nothing bound.
 */
export function bindXml(contract: DataContract, bytes: Buffer): Bound {
  try {
    const root = readXml(bodyText(bytes));
    if (!namesOf(contract).some((name) => isNamed(root, name))) throw new BodyFault('another root');
    if (isNil(root)) return NOTHING_BOUND;
    const binder = new XmlBinder();
    return { record: binder.record(contract, root), errors: new Map(), skipped: binder.skipped };
  } catch (error) {
    if (error instanceof BodyFault) return unreadable('');
    throw error;
  }
}

class XmlBinder {
  skipped = 0;

  /** A cursor over the members only ever moves forward. */
  record(contract: DataContract, element: XmlElement): object {
    refuseText(element);
    refuseForeignType(contract, element);
    refuseRepeats(element.children);
    const values = new Map<string, unknown>();
    let next = 0;
    for (const child of element.children) {
      const index = contract.xmlSlots.findIndex((slot, position) => position >= next && isNamed(child, slot));
      const slot = contract.xmlSlots[index];
      if (slot === undefined) {
        this.skipped += 1;
        continue;
      }
      next = index + 1;
      values.set(slot.name, this.value(slot.type, child));
    }
    return recordOf(contract, values);
  }

  private value(type: ClrType, element: XmlElement): unknown {
    if (type.kind !== 'class' && type.kind !== 'list') return leafFromXml(type, element);
    if (isNil(element)) return null;
    return type.kind === 'class' ? this.record(type, element) : this.list(type, element);
  }

  private list({ item }: ListType, element: XmlElement): readonly unknown[] {
    refuseText(element);
    const list = xmlNameOf({ kind: 'list', item });
    refuseForeignType(list, element);
    const itemName = { name: xmlNameOf(item).name, namespace: list.namespace };
    const items = element.children.filter((child) => isNamed(child, itemName));
    this.skipped += element.children.length - items.length;
    return Object.freeze(items.map((child) => this.value(item, child)));
  }
}

/** The contract's own name, its bases', and the name of anything. */
function namesOf(contract: DataContract): XmlName[] {
  return [contract, ...(contract.base === undefined ? [ANY_ROOT] : namesOf(contract.base))];
}

function isNamed(element: XmlElement, { name, namespace }: XmlName | Slot): boolean {
  return element.name === name && element.namespace === namespace;
}

function refuseForeignType({ name, namespace }: XmlName, { type, isReference }: XmlElement): void {
  if (isReference) throw new BodyFault('a reference');
  if (type === undefined) return;
  if (type.name !== name || type.namespace !== namespace) throw new BodyFault('another type');
}

function refuseRepeats(elements: readonly XmlElement[]): void {
  const names = new Set(elements.map(({ name, namespace }) => `${namespace} ${name}`));
  if (names.size < elements.length) throw new BodyFault('an element is repeated');
}
