import { InMemoryClientDirectory } from '../../test/doubles/in-memory-client.directory';
import { ClientCodeLengths } from './client-code-lengths';

const client = (id: string, codeLength?: number) => ({
  ...{ id, name: id, sid: '0'.repeat(32), signKey: '' },
  ...(codeLength !== undefined && { codeLength }),
});

/** Directory that counts how often it is asked. */
class CountingDirectory extends InMemoryClientDirectory {
  reads = 0;

  override codeLength(id: string): Promise<number | undefined> {
    this.reads++;
    return super.codeLength(id);
  }
}

describe('ClientCodeLengths', () => {
  const clients = new CountingDirectory();
  const lengths = new ClientCodeLengths(clients);

  beforeAll(() => Promise.all([client('shop'), client('bank', 8)].map((each) => clients.add(each))));

  it('are those of the application, where they are more than the usual number', async () => {
    expect(await lengths.of('bank', 6)).toBe(8);
    expect(await lengths.of('bank', 9)).toBe(9);
    expect(await lengths.of('shop', 6)).toBe(6);
  });

  it('are read once, and of the default application never', async () => {
    const before = clients.reads;
    expect([await lengths.of('bank', 6), await lengths.of('shop', 6), await lengths.of('default', 6)]).toEqual([
      8, 6, 6,
    ]);
    expect(clients.reads).toBe(before);
  });

  it('are read again of an application that there was not', async () => {
    expect(await lengths.of('later', 6)).toBe(6);
    await clients.add(client('later', 10));
    expect(await lengths.of('later', 6)).toBe(10);
  });
});
