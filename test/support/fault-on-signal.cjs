/** Preloaded into a server process by its test: on SIGUSR2 something in the background fails that nobody waits for. */
process.on('SIGUSR2', () => {
  void Promise.reject(new Error('a background task broke'));
});
