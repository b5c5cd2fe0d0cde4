import express from 'express';

/* A sign-in page that leaves the recovery to regain's own pages: it links to /recover, and regain's RETURN_URL leads back here. */
const { REGAIN_URL = 'http://localhost:3000', PORT = '4000' } = process.env;

const app = express();
app.use(express.urlencoded({ extended: false }));

const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);

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

const signInPage = (message = '') =>
  page(
    'Sign in',
    message,
    `<form method="post" action="/sign-in">
      <p><label>User name <input name="identifier" required autocomplete="username" /></label></p>
      <p><label>Password <input name="password" required type="password" autocomplete="current-password" /></label></p>
      <button>Sign in</button>
    </form>
    <p><a href="${escapeHtml(REGAIN_URL)}/recover">Forgotten your password?</a></p>`,
  );

app.get('/', (_request, response) => response.send(signInPage()));

app.post('/sign-in', async ({ body: { identifier, password } }, response) => {
  const answer = await fetch(`${REGAIN_URL}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, password }),
  });
  const { detail, account } = await answer.json();
  if (answer.ok)
    response.send(page('Signed in', `Hello, ${account.username ?? account.id}`, '<a href="/">Sign out</a>'));
  else response.status(401).send(signInPage(detail));
});

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}, with regain at ${REGAIN_URL}`);
});
