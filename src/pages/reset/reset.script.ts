/**
 * Browser script of the reset page. The values of the link are in its fragment, which browsers do not send and servers
 * do not log; the script removes them from the address bar and sends them once, in the body of the form's request.
 */
export const resetScript = `
const form = document.querySelector('form');
const status = document.querySelector('[role=status]');
const words = JSON.parse(form.dataset.words);
const values = new URLSearchParams(location.hash.slice(1));
const link = ['token', 'timestamp', 'uid'].map((name) => [name, values.get(name)]);
history.replaceState(null, '', location.pathname);
addEventListener('hashchange', () => location.reload());

function say(text, mood) {
  status.className = mood;
  status.textContent = text;
}

function finish(text, mood) {
  form.hidden = true;
  say(text, mood);
  status.focus();
}

async function change(password) {
  const body = new URLSearchParams([['action', 'find_email_password'], ...link, ['new_password', password]]);
  const answer = await fetch('/user', { method: 'POST', body, credentials: 'omit', cache: 'no-store' });
  return answer.json();
}

async function submit() {
  const [password, again] = form.querySelectorAll('[autocomplete=new-password]');
  if (password.value !== again.value) return say(words.mismatch, 'bad');
  say(words.working, 'soft');
  const { status: code, message } = await change(password.value);
  const text = words.answers[code] || message || words.refused;
  if (code === 0) finish(text, 'good');
  else say(text, 'bad');
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  submit()
    .catch(() => say(words.unreachable, 'bad'))
    .finally(() => { button.disabled = false; });
});

form.querySelector('[type=checkbox]').addEventListener('change', (event) => {
  for (const input of form.querySelectorAll('[autocomplete=new-password]')) {
    input.type = event.target.checked ? 'text' : 'password';
  }
});

if (link.every(([, value]) => value)) form.hidden = false;
else finish(words.incomplete, 'bad');
`;
