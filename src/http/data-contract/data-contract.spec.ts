import { clr, dataContract, member } from './data-contract';

const base = dataContract({
  namespace: 'A',
  name: 'Base',
  members: { zone: member(clr.string), Age: member(clr.int) },
});
const derived = dataContract({
  namespace: 'A.B',
  name: 'Derived',
  extends: base,
  members: { Username: member(clr.string, 'who'), UserType: member(clr.int), address: member(clr.string) },
});

describe('a data contract', () => {
  it('has its own members as declared and then its base class: JSON, samples, help pages', () => {
    expect(derived.slots.map(({ name }) => name)).toEqual(['Username', 'UserType', 'address', 'zone', 'Age']);
    expect(Object.keys(derived.members)).toEqual(['Username', 'UserType', 'address', 'zone', 'Age']);
  });

  it('has its base class first and each class by code units in XML', () => {
    expect(derived.xmlSlots.map(({ name }) => name)).toEqual(['Age', 'zone', 'UserType', 'Username', 'address']);
  });

  it('keeps each member in the namespace of the class that declares it', () => {
    const namespaces = derived.xmlSlots.map(({ namespace }) => namespace.split('/').at(-1));
    expect(namespaces).toEqual(['A', 'A', 'A.B', 'A.B', 'A.B']);
  });

  it('tells what the help page says of a member', () => {
    expect(derived.members.Username.about).toBe('who');
    expect(derived.members.Age.about).toBe('');
  });
});
