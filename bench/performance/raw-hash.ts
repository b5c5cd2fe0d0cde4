import { hash } from '@node-rs/argon2';

/** Those of the service: argon2id (2), 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes for so many seconds, `parallel` at once, with the service's parameters; sends the number a second to the parent. */
async function hashFor(seconds: number, parallel: number): Promise<number> {
  const startedAt = performance.now();
  let count = 0;
  const run = async (): Promise<void> => {
    while (performance.now() - startedAt < seconds * 1_000) {
      await hash('Hopper1906', PARAMETERS);
      count++;
    }
  };
  await Promise.all(Array.from({ length: parallel }, run));
  return (count * 1_000) / (performance.now() - startedAt);
}

process.once('message', ({ seconds, parallel }: { seconds: number; parallel: number }) => {
  void hashFor(seconds, parallel).then((rate) =>
    process.send?.(rate, () => {
      process.disconnect();
    }),
  );
});
