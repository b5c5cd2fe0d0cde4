import { Logger } from '@nestjs/common';
import { compareFormats } from '../fuzz/same-values';
import { fuzzDecoders } from '../fuzz/fuzz-decoders';

describe('decoders of all dialects', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('accept or refuse 100,000 generated bodies, and fail at none', () => {
    const { accepted, refused, failures } = fuzzDecoders(100_000, 1);
    expect(failures).toEqual([]);
    expect(accepted).toBeGreaterThan(5_000);
    expect(refused).toBeGreaterThan(5_000);
  });
});

describe('decoders of one dialect', () => {
  it('bind the same values to the same request, whatever the format', () => {
    expect(compareFormats(5_000, 1)).toEqual([]);
  });
});
