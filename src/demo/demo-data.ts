/** Demo account of a development start. */
export interface DemoAccount {
  /** Dialect, or `v1`, whose samples and journeys use the account, so that none of them waits for the cooldown of another. */
  readonly dialect: string;
  readonly username: string;
  readonly phone: string;
  readonly email: string;
}

/** Password of every demo account when it is created. */
export const DEMO_PASSWORD = 'Demo12345';

const demoAccount = (dialect: string, username: string, lastDigit: number): DemoAccount => ({
  dialect,
  username,
  phone: `+861380013800${String(lastDigit)}`,
  email: `${username}@example.com`,
});

/** Demo accounts, for development: one of each dialect and one of /v1, with a number and an e-mail address of its own. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  demoAccount('systems', 'demo', 0),
  demoAccount('pcuser', 'demo-pcuser', 1),
  demoAccount('smssend', 'demo-smssend', 2),
  demoAccount('member', 'demo-member', 3),
  demoAccount('gps', 'demo-gps', 4),
  demoAccount('v1', 'demo-v1', 5),
];
