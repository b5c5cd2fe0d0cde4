/**
 * Browser script of the landing page: makes the calls of a journey one after the other, takes the code from the inbox, and shows
 * what each call answered. A picture is typed by the person. It calls its own origin only.
 */
export const landingScript = `
const root = document.body.dataset.root;
const strings = JSON.parse(document.getElementById('journeys').dataset.strings);
const LOOKS = 40;
const LOOK_MS = 250;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const fill = (text, values) => text.replace(/{{(\\w+)}}/g, (all, name) => values[name] ?? all);
const messagesTo = (to, after) =>
  fetch(root + 'inbox/messages?' + new URLSearchParams({ to, after: after ?? '' }), { cache: 'no-store' }).then((answer) => answer.json());

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  if (/\\p{Script=Han}/u.test(text)) made.lang = 'zh';
  return made;
}

async function signature(body) {
  const answer = await fetch(root + 'docs/sign?terminal=' + body.terminal, { method: 'POST' });
  const fields = await answer.json();
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof body[name] === 'number' ? Number(value) : String(value)]),
  );
}

async function call({ method, path, mediaType, body, authorization, isSigned }, values) {
  if (body === undefined) return fetch(root + path, { method, cache: 'no-store' });
  const filled = Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? fill(value, values) : value]),
  );
  const sent = isSigned ? { ...filled, ...(await signature(filled)) } : filled;
  const isForm = mediaType.endsWith('form-urlencoded');
  const content = isForm ? new URLSearchParams(sent).toString() : JSON.stringify(sent);
  const headers = { 'Content-Type': mediaType, ...(authorization && { Authorization: authorization }) };
  return fetch(root + path, { method, headers, body: content });
}

async function typed(answer, item) {
  const form = document.createElement('form');
  const picture = document.createElement('img');
  picture.src = URL.createObjectURL(await answer.blob());
  picture.alt = strings.picture;
  const label = element('label', strings.picture);
  const input = document.createElement('input');
  input.type = 'text';
  input.autocomplete = 'off';
  input.required = true;
  label.append(input);
  form.append(picture, label, element('button', strings.goOn, 'small'));
  item.append(form);
  input.focus();
  await new Promise((resolve) => form.addEventListener('submit', (event) => { event.preventDefault(); resolve(); }));
  const { value } = input;
  URL.revokeObjectURL(picture.src);
  form.remove();
  return value;
}

async function arrived(to, after) {
  for (let look = 0; look < LOOKS; look++) {
    const [message] = await messagesTo(to, after);
    if (message) return message;
    await wait(LOOK_MS);
  }
  throw new Error(strings.noMessage);
}

async function pauseOf(plan, newest) {
  const since = newest ? (Date.now() - Date.parse(newest.createdAt)) / 1000 : Infinity;
  const seconds = Math.ceil(plan.pauseSeconds - since);
  return seconds > 0 ? fill(strings.wait, { seconds }) : '';
}

async function take(step, plan, values, item) {
  const [newest] = step.sendsTo ? await messagesTo(step.sendsTo) : [];
  const answer = await call(step, values);
  if (step.isPicture && answer.ok) {
    values.captcha = await typed(answer, item);
    return true;
  }
  const member = (path, reply) => path.split('.').reduce((part, name) => part?.[name], reply);
  const reply = await answer.json().catch(() => ({}));
  const { number, text, success } = step.result ?? {};
  const isDone = answer.ok && member(number ?? '', reply) === success;
  const told = [member(number ?? '', reply) ?? answer.status, member(text ?? '', reply)].filter((each) => typeof each !== 'object');
  const pause = isDone || !step.sendsTo ? '' : await pauseOf(plan, newest);
  item.append(element('p', told.join(' ') + (pause ? ' — ' + pause : ''), isDone ? 'good' : 'bad'));
  for (const [name, path] of Object.entries(step.saves)) values[name] = member(path, reply);
  if (isDone && step.sendsTo) {
    values.code = (await arrived(step.sendsTo, newest?.id)).code;
    item.append(element('p', fill(strings.code, { to: step.sendsTo })), element('p', values.code, 'code'));
  }
  return isDone;
}

async function signsIn({ username, password }, list) {
  const { sessions } = document.getElementById('journeys').dataset;
  if (!password || !sessions) return true;
  const item = document.createElement('li');
  item.append(element('span', strings.signIn + ' '), element('code', 'POST ' + root + sessions, 'soft'));
  list.append(item);
  const body = JSON.stringify({ identifier: username, password });
  const answer = await fetch(root + sessions, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const told = answer.ok ? strings.signedIn : (await answer.json()).title;
  item.append(element('p', answer.status + ' ' + told, answer.ok ? 'good' : 'bad'));
  return answer.ok;
}

async function run(plan, list) {
  const values = {};
  for (const step of plan.steps) {
    const item = document.createElement('li');
    item.append(element('span', step.label + ' '), element('code', step.method + ' ' + root + step.path, 'soft'));
    list.append(item);
    if (!(await take(step, plan, values, item))) return strings.stopped;
  }
  if (!(await signsIn(plan, list))) return strings.stopped;
  return plan.isWithoutAccount ? strings.verified : strings.done;
}

for (const button of document.querySelectorAll('[data-plan]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const plan = JSON.parse(button.dataset.plan);
    const section = document.getElementById('run-' + plan.api);
    const list = section.querySelector('ol');
    const end = section.querySelector('[role=status]');
    section.hidden = false;
    list.replaceChildren();
    end.textContent = '';
    button.disabled = true;
    end.textContent = await run(plan, list).catch((error) => error.message);
    button.disabled = false;
  });
}
`;
