// Added to pages by `prassi serve` only: loads the page again when the catalogue changes, and shows what is broken.
const own = document.currentScript.dataset.version;

const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
};

const show = (problems) => {
  document.getElementById('prassi-diagnostica')?.remove();
  if (problems.errors === 0) return;
  const overlay = element('section', '', 'prassi-diagnostica');
  overlay.id = 'prassi-diagnostica';
  overlay.setAttribute('role', 'region');
  overlay.setAttribute('aria-label', 'Errori nelle schede');
  const head = element('div', '', 'prassi-diagnostica-testa');
  head.append(element('strong', problems.summary));
  const close = element('button', 'Chiudi');
  close.type = 'button';
  close.addEventListener('click', () => overlay.remove());
  head.append(close);
  const body = element('pre', problems.text);
  body.tabIndex = 0;
  overlay.append(head, body);
  document.body.append(overlay);
};

fetch('/_prassi/diagnostica.json').then((answer) => answer.json()).then(show).catch(() => {});

new EventSource('/_prassi/eventi').addEventListener('message', (event) => {
  if (event.data !== own) location.reload();
});
