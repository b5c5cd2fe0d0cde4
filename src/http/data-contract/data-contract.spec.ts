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

describe('dataContract', () => {
  it('orders members for JSON, samples and help pages: own ones as declared, then those of the base class', () => {
    expect(derived.dataMembers.map(({ name }) => name)).toEqual(['Username', 'UserType', 'address', 'zone', 'Age']);
    expect(Object.keys(derived.members)).toEqual(['Username', 'UserType', 'address', 'zone', 'Age']);
  });

  it('orders members for XML: those of the base class first, each class by code units', () => {
    expect(derived.xmlDataMembers.map(({ name }) => name)).toEqual(['Age', 'zone', 'UserType', 'Username', 'address']);
  });

  it('keeps each member in the namespace of the class that declares it', () => {
    const namespaces = derived.xmlDataMembers.map(({ namespace }) => namespace.split('/').at(-1));
    expect(namespaces).toEqual(['A', 'A', 'A.B', 'A.B', 'A.B']);
  });

  it('keeps the description of a member', () => {
    expect(derived.members.Username.about).toBe('who');
    expect(derived.members.Age.about).toBe('');
  });
});
