import { POLL_HEADER } from '../../http';

/**
 * Browser script of the inbox page: adds messages as the stream sends them, copies codes, simulates receipts, clears the
 * inbox. Where the browser gives the stream up, as it does after an answer that is none, the list is reloaded at intervals.
 */
export const inboxScript = `
const EVERY_MS = 5000;
const root = document.body.dataset.root;
const list = document.getElementById('messages');
const live = document.getElementById('live');
const cards = () => list.querySelectorAll('article');

function localTimes() {
  for (const time of document.querySelectorAll('time')) time.textContent = new Date(time.dateTime).toLocaleTimeString();
}

function show(markup) {
  const card = new DOMParser().parseFromString(markup, 'text/html').querySelector('article');
  if ([...cards()].some(({ dataset }) => dataset.id === card.dataset.id)) return;
  document.getElementById('empty').hidden = true;
  document.getElementById('empty').after(card);
  localTimes();
}

function clear() {
  for (const card of cards()) card.remove();
  document.getElementById('empty').hidden = false;
}

async function reload() {
  const answer = await fetch(location.href, { cache: 'no-store', headers: { '${POLL_HEADER}': '1' } });
  if (!answer.ok) return;
  const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('messages');
  list.replaceChildren(...drawn.childNodes);
  localTimes();
}

function listen() {
  const query = new URLSearchParams(location.search);
  const newest = cards()[0];
  if (newest) query.set('after', newest.dataset.id);
  const stream = new EventSource(root + 'inbox/stream?' + query);
  const tell = (isLive) => { live.textContent = isLive ? live.dataset.live : live.dataset.off; };
  stream.onopen = () => tell(true);
  stream.addEventListener('arrived', ({ data }) => show(data));
  stream.addEventListener('cleared', clear);
  stream.onerror = () => {
    tell(false);
    if (stream.readyState !== EventSource.CLOSED) return;
    reload().catch(() => undefined);
    setTimeout(listen, EVERY_MS);
  };
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const { textContent } = button;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = textContent; }, 1500);
}

async function report(form, status) {
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams({ status }),
  });
  if (answer.ok) form.querySelector('[role=status]').textContent = (await answer.json()).text;
}

document.addEventListener('click', ({ target }) => {
  if (target.dataset.copy) copy(target);
  else if (target.id === 'clear') fetch(root + 'inbox/messages', { method: 'DELETE' }).then(clear);
});
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  event.preventDefault();
  report(event.target, event.submitter.value);
});
localTimes();
listen();
`;
