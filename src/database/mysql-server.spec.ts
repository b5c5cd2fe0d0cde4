import { isSupported } from './mysql-server';

describe('a database server', () => {
  it.each(['8.0.17', '8.4.3', '9.1.0-log', '10.6.0-MariaDB', '10.11.19-MariaDB-0+deb12u1', '5.5.5-11.4.2-MariaDB'])(
    'of version %s is supported',
    (version) => {
      expect(isSupported(version)).toBe(true);
    },
  );

  it.each(['5.7.44', '8.0.16', '10.5.29-MariaDB', '5.5.5-10.3.39-MariaDB', '', 'unknown'])(
    'of version %j is not',
    (version) => {
      expect(isSupported(version)).toBe(false);
    },
  );
});
