/** Secrets that are random enough for production, one for each purpose. */
export const GOOD_SECRET = 'tH9x2mQv7LkR4wZs8NbY3cJd6FgP5aUe';
export const OTHER_SECRET = 'Wm4eXr8uKp2sBj6vTz9yQc3hNd7gLf5a';
export const THIRD_SECRET = 'g7RbV2nMx5KqZ8tJw4HsY9cPd3FuLe6D';

/** Environment of a start in production that delivers nothing. */
export const PRODUCTION = {
  NODE_ENV: 'production',
  SECRET_KEYS: GOOD_SECRET,
  MEMBER_SIGN_KEY: OTHER_SECRET,
  SMS_PROVIDERS: 'none',
  MAIL_PROVIDERS: 'none',
  COUNTRIES: 'CN',
  PUBLIC_URL: 'https://id.example.com',
  TRUSTED_PROXIES: 'none',
} satisfies NodeJS.ProcessEnv;
