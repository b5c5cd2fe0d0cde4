/** Samples a second of a captcha's sound: twice the 8 kHz that hissing sounds reach. */
export const SAMPLE_RATE = 16_000;

/** Encodes samples from -1 to 1 as a WAV file: PCM, one channel, 8 bits (half the bytes of 16, with a hiss that is not heard beside the noise). */
export function encodeWav(samples: Float64Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(44 + samples.length);
  const view = new DataView(file.buffer);
  const text = (offset: number, letters: string): void => {
    for (let index = 0; index < letters.length; index++) file[offset + index] = letters.charCodeAt(index);
  };
  text(0, 'RIFF');
  view.setUint32(4, file.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, samples.length, true);
  for (let index = 0; index < samples.length; index++)
    file[44 + index] = Math.round(128 + 127 * Math.min(1, Math.max(-1, samples[index] ?? 0)));
  return file;
}
