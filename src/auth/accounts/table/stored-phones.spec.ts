import { StoredPhones } from './stored-phones';

const CHINESE = '+8613800138000';
const BRITISH = '+447400123456';

describe('StoredPhones', () => {
  it.each([
    ['e164', undefined, CHINESE, [CHINESE]],
    ['digits', undefined, CHINESE, ['8613800138000']],
    ['national', 'CN', CHINESE, ['13800138000']],
    ['national', 'GB', BRITISH, ['7400123456', '07400123456']],
    ['national', 'CN', BRITISH, []],
  ] as const)('spells %s numbers of %s', (stored, region, e164, numbers) => {
    const phones = new StoredPhones({ stored, ...(region && { region }), verified: true }, false);
    const written = phones.write(e164);
    expect(written.map(({ number }) => number)).toEqual(numbers);
    for (const each of written) expect(phones.read(each)?.e164).toBe(e164);
  });

  it('finds every spelling of a list, and writes the first', () => {
    const phones = new StoredPhones({ stored: ['national', 'e164', 'digits'], region: 'CN', verified: true }, false);
    const numbers = phones.write(CHINESE).map(({ number }) => number);
    expect(numbers).toEqual(['13800138000', CHINESE, '8613800138000']);
    for (const number of numbers) expect(phones.read({ number, callingCode: undefined })?.e164).toBe(CHINESE);
  });

  it('divides a number between the calling code and the rest', () => {
    const phones = new StoredPhones({ stored: 'national', verified: true }, true);
    expect(phones.write(CHINESE)[0]).toEqual({ number: '13800138000', callingCode: '86' });
    for (const each of phones.write(BRITISH)) expect(phones.read(each)?.e164).toBe(BRITISH);
    expect(phones.read({ number: '13800138000', callingCode: '44' })).toBeUndefined();
  });

  it.each([
    ['e164', undefined, false],
    ['digits', undefined, false],
    ['national', 'GB', false],
    ['national', 'CN', false],
    ['national', undefined, true],
  ] as const)('has an example that is read as what is stored is: %s of %s', (stored, region, isDivided) => {
    const phones = new StoredPhones({ stored, ...(region && { region }), verified: true }, isDivided);
    const read = phones.read(phones.example);
    expect(read).toMatchObject({ region: region ?? 'CN', canReceiveSms: true });
    expect(phones.write(read?.e164 ?? '')).toContainEqual(phones.example);
  });

  it('reads nothing out of what is no number', () => {
    const phones = new StoredPhones({ stored: 'national', region: 'CN', verified: true }, false);
    for (const number of ['', '0', 'n/a', '1380013800x', '123'])
      expect(phones.read({ number, callingCode: undefined })).toBeUndefined();
  });
});
