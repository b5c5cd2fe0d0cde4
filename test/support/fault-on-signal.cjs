/** Preloaded into a server process by its test: on SIGUSR2 something in the background fails that nobody waits for. */
process.on('SIGUSR2', () => {
  const text = process.env.FAULT_TEXT ?? 'a background task broke';
  void Promise.reject(Object.assign(new Error(text, { cause: new TypeError(text) }), { sql: text }));
});
