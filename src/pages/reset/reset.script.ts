/**
 * Browser script of the reset page. The values of the link are in its fragment, which browsers do not send and servers do
 * not log; the script removes them from the address bar and sends them in bodies only: to a look that uses nothing up, so
 * that an old link says so at once and in its language, and with the new password. If the look fails, the change decides.
 * The answer to the look names the client application of the link where it is another than that of the page,
 * and its look.
 */
export const resetScript = `
const form = document.querySelector('form');
const status = document.querySelector('[role=status]');
let back = document.getElementById('back');
const { root } = document.body.dataset;
const values = new URLSearchParams(location.hash.slice(1));
const link = ['token', 'timestamp', 'uid'].map((name) => [name, values.get(name)]);
const NUMBERS = { done: 0, 'password-rejected': 15005, 'ticket-wrong': 15007, 'ticket-expired': 15008 };
const PLACES = {
  title: 'h1',
  intro: 'form p',
  password: '[for=password]',
  again: '[for=again]',
  show: '.check span',
  submit: 'form button',
  back: '#back a',
};
const FINAL = [0, 15007, 15008];
let strings = JSON.parse(form.dataset.strings);
history.replaceState(null, '', location.pathname);
addEventListener('hashchange', () => location.reload());

function say(text, mood) {
  status.className = mood;
  status.textContent = text;
}

function finish(text, mood) {
  form.hidden = true;
  if (back) back.hidden = false;
  say(text, mood);
  status.focus();
}

function speak(locale, others) {
  const shown = strings.texts.title;
  strings = others;
  document.documentElement.lang = locale;
  document.title = document.title.replace(shown, () => strings.texts.title);
  for (const [name, place] of Object.entries(PLACES)) {
    const element = document.querySelector(place);
    if (element) element.textContent = strings.texts[name];
  }
}

function dress({ style, logo }) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  const shown = document.querySelector('.logo');
  if (shown) shown.remove();
  if (!logo) return;
  const picture = Object.assign(document.createElement('img'), { className: 'logo', src: root + logo, alt: '' });
  document.querySelector('main').prepend(picture);
}

function name({ service, returnUrl }) {
  const element = document.querySelector('.service');
  document.title = document.title.replace(element.textContent, () => service);
  element.textContent = service;
  if (back) back.remove();
  back = null;
  if (!returnUrl) return;
  const link = Object.assign(document.createElement('a'), { className: 'button', href: returnUrl });
  back = Object.assign(document.createElement('p'), { id: 'back', hidden: true });
  back.append(link);
  document.querySelector('main').append(back);
}

async function post(path, fields) {
  const headers = { 'Accept-Language': document.documentElement.lang };
  const body = new URLSearchParams([...link, ...fields]);
  const answer = await fetch(root + path, { method: 'POST', headers, body, credentials: 'omit', cache: 'no-store' });
  return answer.json();
}

async function look() {
  const { state, locale, strings: others, client } = await post('reset', []);
  if (client) {
    name(client);
    dress(client);
  }
  if (others) speak(locale, others);
  return state === 'done' ? undefined : NUMBERS[state];
}

async function submit() {
  const [password, again] = form.querySelectorAll('[autocomplete=new-password]');
  if (password.value !== again.value) {
    again.focus();
    return say(strings.mismatch, 'bad');
  }
  say(strings.working, 'soft');
  const { outcome } = await post('reset/change', [['new_password', password.value]]);
  const code = NUMBERS[outcome];
  const text = strings.answers[code] || strings.refused;
  const mood = code === 0 ? 'good' : 'bad';
  if (FINAL.includes(code)) finish(text, mood);
  else say(text, mood);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  submit()
    .catch(() => say(strings.unreachable, 'bad'))
    .finally(() => { button.disabled = false; });
});

form.querySelector('[type=checkbox]').addEventListener('change', (event) => {
  for (const input of form.querySelectorAll('[autocomplete=new-password]')) {
    input.type = event.target.checked ? 'text' : 'password';
  }
});

function open() {
  say('', '');
  form.hidden = false;
  form.querySelector('input').focus();
}

if (link.every(([, value]) => value)) {
  say(strings.working, 'soft');
  look()
    .catch(() => undefined)
    .then((number) => (number === undefined ? open() : finish(strings.answers[number], 'bad')));
} else finish(strings.incomplete, 'bad');
`;
