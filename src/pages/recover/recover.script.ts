/**
 * Browser script of the recovery pages, all of which work without it: counts down until another code can be sent, shows the password
 * and how long it is, and keeps a second press of a button from being sent.
 */
export const recoverScript = `
const wait = document.getElementById('wait');
const resend = document.getElementById('resend');
const password = document.getElementById('password');
const strength = document.getElementById('strength');
const show = document.getElementById('show');

if (wait) {
  let left = Number(wait.dataset.seconds);
  const until = Date.now() + left * 1000;
  const tick = () => {
    left = Math.ceil((until - Date.now()) / 1000);
    wait.hidden = !(left > 0);
    resend.disabled = left > 0;
    wait.textContent = wait.dataset.text.replace('{{seconds}}', left);
    if (left > 0) setTimeout(tick, 250);
  };
  tick();
}

if (password) {
  show.hidden = false;
  show.firstElementChild.addEventListener('change', (event) => {
    password.type = event.target.checked ? 'text' : 'password';
  });
  password.addEventListener('input', () => {
    const length = [...password.value].length;
    strength.textContent = length === 0 ? '' : 12 > length ? strength.dataset.weak : strength.dataset.strong;
  });
}

for (const form of document.forms) {
  let isSent = false;
  form.addEventListener('submit', (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  addEventListener('pageshow', () => { isSent = false; });
}
`;
