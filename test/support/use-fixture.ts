/** Something that tests open before they run and close afterwards. */
interface Fixture {
  close(): Promise<void>;
}

/**
 * Opens a fixture before all tests of the describe that calls it, and closes it after them.
 * Returns its accessor, which throws while the fixture is not open.
 */
export function useFixture<F extends Fixture>(open: () => Promise<F>): () => F {
  let fixture: F | undefined;
  beforeAll(async () => {
    fixture = await open();
  });
  afterAll(() => fixture?.close());
  return () => {
    if (!fixture) throw new Error('the fixture is opened by beforeAll: use it in hooks and tests');
    return fixture;
  };
}
