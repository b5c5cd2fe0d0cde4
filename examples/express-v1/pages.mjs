const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);

/** Page with a title, a message (empty for none) and markup. */
const page = (title, message, markup) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
  </head>
  <body>
    <h1>${title}</h1>
    <p role="status">${escapeHtml(message)}</p>
    ${markup}
  </body>
</html>`;

const field = (name, label, attributes) =>
  `<p><label>${label} <input name="${name}" required ${attributes} /></label></p>`;

export const signInPage = (message = '') =>
  page(
    'Sign in',
    message,
    `<form method="post" action="/sign-in">
      ${field('identifier', 'User name', 'autocomplete="username"')}
      ${field('password', 'Password', 'type="password" autocomplete="current-password"')}
      <button>Sign in</button>
    </form>
    <p><a href="/forgotten">Forgotten your password?</a></p>`,
  );

export const forgottenPage = (message = '') =>
  page(
    'Forgotten password',
    message,
    `<form method="post" action="/forgotten">
      ${field('username', 'User name', 'autocomplete="username"')}
      <button>Send me a code</button>
    </form>`,
  );

export const codePage = ({ id, username, codeLength }, message = '') =>
  page(
    'Enter the code',
    message,
    `<p>If there is such an account, a code of ${Number(codeLength)} digits is on its way to its phone.</p>
    <form method="post" action="/reset">
      <input type="hidden" name="id" value="${escapeHtml(id)}" />
      <input type="hidden" name="username" value="${escapeHtml(username)}" />
      <input type="hidden" name="codeLength" value="${Number(codeLength)}" />
      ${field('code', 'Code', 'inputmode="numeric" autocomplete="one-time-code"')}
      ${field('newPassword', 'New password', 'type="password" autocomplete="new-password"')}
      <button>Set password</button>
    </form>`,
  );

export const accountPage = ({ username }) =>
  page(`Hello, ${escapeHtml(username)}`, '', '<form method="post" action="/sign-out"><button>Sign out</button></form>');
