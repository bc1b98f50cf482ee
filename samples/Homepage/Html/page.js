'use strict';
// The page reads without any of this; the script adds the keyboard, the switch between viewers and the breakdown.

const narrow = window.matchMedia('(max-width: 951px)');
const viewers = [...document.querySelectorAll('.viewer')];
const tabs = [...document.querySelectorAll('.switch a')];

// One viewer at a time on a narrow screen.
function show(viewer) {
  viewers.forEach((other) => other.toggleAttribute('data-away', other !== viewer));
  tabs.forEach((tab) => tab.setAttribute('aria-current', String(tab.hash === '#' + viewer.id)));
}

tabs.forEach((tab) => tab.addEventListener('click', (event) => {
  const viewer = document.getElementById(tab.hash.slice(1));
  show(viewer);
  if (narrow.matches) {
    event.preventDefault();
    const bar = document.querySelector('.switch');
    window.scrollTo({ top: Math.min(window.scrollY, bar.offsetTop), behavior: 'instant' });
  }
  viewer.querySelector('h2').focus({ preventScroll: narrow.matches });
}));

// Each homepage is one stop of the Tab key; the arrow keys move within it.
function rowsOf(viewer) {
  return [...viewer.querySelectorAll('.cards')].map((row) => [...row.querySelectorAll('.card')]);
}

function visit(card, isFocused) {
  card.closest('.viewer').querySelectorAll('.card[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
  card.tabIndex = 0;
  if (isFocused) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

function neighbour(card, key, isFar) {
  const rows = rowsOf(card.closest('.viewer'));
  const y = rows.findIndex((row) => row.includes(card));
  const x = rows[y].indexOf(card);
  const isRightToLeft = getComputedStyle(card).direction === 'rtl';
  switch (key) {
    case 'ArrowRight': return rows[y][x + (isRightToLeft ? -1 : 1)];
    case 'ArrowLeft': return rows[y][x + (isRightToLeft ? 1 : -1)];
    case 'ArrowDown': return rows[y + 1]?.[Math.min(x, rows[y + 1].length - 1)];
    case 'ArrowUp': return rows[y - 1]?.[Math.min(x, rows[y - 1].length - 1)];
    case 'Home': return isFar ? rows[0][0] : rows[y][0];
    case 'End': return isFar ? rows.at(-1).at(-1) : rows[y].at(-1);
    default: return undefined;
  }
}

viewers.forEach((viewer) => {
  // Browsers let Tab stop at what scrolls; here the arrow keys scroll it.
  viewer.querySelectorAll('.cards').forEach((row) => { row.tabIndex = -1; });
  const cards = rowsOf(viewer).flat();
  cards.forEach((card, i) => {
    card.tabIndex = i === 0 ? 0 : -1;
    card.setAttribute('aria-haspopup', 'dialog');
  });
  viewer.addEventListener('keydown', (event) => {
    const card = event.target.closest('.card');
    const next = card ? neighbour(card, event.key, event.ctrlKey) : undefined;
    if (next) {
      event.preventDefault();
      visit(next, true);
    }
  });
  viewer.addEventListener('click', (event) => {
    const card = event.target.closest('.card');
    if (card) {
      visit(card, false);
      openBreakdown(card);
    }
  });
});
