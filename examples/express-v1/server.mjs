import express from 'express';
import { createRegainClient, RegainProblem } from '@regain/client';
import { accountPage, codePage, forgottenPage, signInPage } from './pages.mjs';

const { REGAIN_URL = 'http://localhost:3000', PORT = '4000' } = process.env;
const COOKIE = 'session';

const regain = createRegainClient({ baseUrl: REGAIN_URL });
const app = express();
app.use(express.urlencoded({ extended: false }));

/** Token of the session in the browser's cookie; empty where there is none. */
const tokenOf = ({ headers: { cookie = '' } }) => new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(cookie)?.[1] ?? '';

/** Keeps the session where scripts of the page cannot read it. Behind https it is to be `secure` too. */
const keepSession = (response, { token, expiresAt }) =>
  response.cookie(COOKIE, token, { httpOnly: true, sameSite: 'lax', expires: new Date(expiresAt) });

/** Sentence about a refusal, for the person; other errors are faults of ours. */
function sentence(error) {
  if (!(error instanceof RegainProblem)) throw error;
  const wait = error.retryAfter === undefined ? '' : ` Try again in ${error.retryAfter} seconds.`;
  return `${error.message}${wait}`;
}

app.get('/', async (request, response) => {
  const token = tokenOf(request);
  const account = token === '' ? undefined : await regain.getMyAccount({ token }).catch(() => undefined);
  response.send(account === undefined ? signInPage() : accountPage(account));
});

app.post('/sign-in', async ({ body: { identifier, password } }, response) => {
  try {
    keepSession(response, await regain.createSession({ identifier, password })).redirect('/');
  } catch (error) {
    response.status(401).send(signInPage(sentence(error)));
  }
});

app.post('/sign-out', async (request, response) => {
  await regain.endCurrentSession({ token: tokenOf(request) }).catch(() => undefined);
  response.clearCookie(COOKIE).redirect('/');
});

app.get('/forgotten', (_request, response) => response.send(forgottenPage()));

app.post('/forgotten', async ({ body: { username } }, response) => {
  try {
    const challenge = await regain.createChallenge({ purpose: 'recover', channel: 'sms', username });
    response.send(codePage({ ...challenge, username }));
  } catch (error) {
    response.status(422).send(forgottenPage(sentence(error)));
  }
});

app.post('/reset', async ({ body: { id, username, codeLength, code, newPassword } }, response) => {
  try {
    const { ticket } = await regain.verifyChallenge({ id, code });
    await regain.resetPassword({ ticket, newPassword });
    keepSession(response, await regain.createSession({ identifier: username, password: newPassword })).redirect('/');
  } catch (error) {
    response.status(422).send(codePage({ id, username, codeLength }, sentence(error)));
  }
});

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}, with regain at ${REGAIN_URL}`);
});
