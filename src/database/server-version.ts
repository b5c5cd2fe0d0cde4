type Version = readonly [major: number, minor: number, patch: number];

/** The oldest servers that regain runs on: the first with a NO PAD binary collation and SKIP LOCKED. */
const OLDEST_MYSQL: Version = [8, 0, 17];
const OLDEST_MARIADB: Version = [10, 6, 0];

/** Judges what VERSION() answers: `8.4.3`, `10.11.19-MariaDB-0+deb12u1`, also behind a proxy's `5.5.5-` prefix. */
export function isSupported(version: string): boolean {
  const isMariadb = version.includes('MariaDB');
  const [, ...parts] = /^(?:5\.5\.5-)?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  const [major = 0, minor = 0, patch = 0] = parts.map(Number);
  return isAtLeast([major, minor, patch], isMariadb ? OLDEST_MARIADB : OLDEST_MYSQL);
}

function isAtLeast(given: Version, oldest: Version): boolean {
  const difference = given.map((part, index) => part - (oldest[index] ?? 0)).find((each) => each !== 0);
  return (difference ?? 0) >= 0;
}
