import { packCodes, type StoredCode, unpackCodes } from './stored-codes';

const NOW = 5_000;
const code = (seq: number, over: Partial<StoredCode> = {}): StoredCode => ({
  ...{ seq, origin: 'c1', mac: { keyId: 'k', digest: `of ${String(seq)}` }, network: 'here' },
  ...{ isAccepted: false, expiresAt: NOW + 1 },
  ...over,
});

describe('stored codes', () => {
  it('are read as they were written, newest first', () => {
    const codes = [code(1), code(3, { isAccepted: true }), code(2, { network: undefined, origin: 'c0' })];
    const read = unpackCodes(packCodes(codes), NOW);
    expect(read).toEqual([codes[1], codes[2], codes[0]].map((each) => ({ ...each, isLive: true })));
  });

  it('are live until the millisecond in which they expire', () => {
    const packed = packCodes([code(1), code(2, { expiresAt: NOW })]);
    expect(unpackCodes(packed, NOW).map(({ isLive }) => isLive)).toEqual([false, true]);
  });

  it('keep the shape that other versions read', () => {
    expect(JSON.parse(packCodes([code(1, { network: undefined, isAccepted: true })]))).toEqual([
      { seq: 1, origin: 'c1', keyId: 'k', mac: 'of 1', network: null, accepted: 1, expiresAt: NOW + 1 },
    ]);
    expect(packCodes([code(1)])).toContain('"accepted":0');
  });
});
