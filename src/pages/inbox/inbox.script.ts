import { POLL_HEADER } from '../../http';

/** Browser script of the inbox page: reloads the list every two seconds, copies codes, clears the inbox. */
export const inboxScript = `
const EVERY_MS = 2000;

function localTimes() {
  for (const time of document.querySelectorAll('time')) time.textContent = new Date(time.dateTime).toLocaleTimeString();
}

async function refresh() {
  const answer = await fetch(location.href, { cache: 'no-store', headers: { '${POLL_HEADER}': '1' } });
  const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('messages');
  const shown = document.getElementById('messages');
  if (!answer.ok || drawn.dataset.newest === shown.dataset.newest) return;
  shown.replaceWith(drawn);
  localTimes();
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const { textContent } = button;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = textContent; }, 1500);
}

document.addEventListener('click', ({ target }) => {
  if (target.dataset.copy) copy(target);
  else if (target.id === 'clear') fetch(document.body.dataset.root + 'inbox/messages', { method: 'DELETE' }).then(refresh);
});
setInterval(() => { if (!document.hidden) refresh().catch(() => undefined); }, EVERY_MS);
localTimes();
`;
