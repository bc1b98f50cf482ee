// The breakdown. Everything from the catalog is put in as text, never as markup.
const data = JSON.parse(document.getElementById('data').textContent);
const dialog = document.getElementById('breakdown');
let opener = null;

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

function name(text) {
  return make('bdi', '', text);
}

function points(number) {
  return number === null ? 'not finite' : Math.abs(number) >= 1000 ? number.toFixed(0) : number.toFixed(4).replace('-', '\u2212');
}

function signed(number) {
  return number === null ? 'not finite' : (number < 0 ? '\u2212' : '+') + Math.abs(number).toFixed(4);
}

function place(card) {
  const [, page, row, item] = card.id.match(/^v(\d+)-r(\d+)-(\d+)$/).map(Number);
  return { page: page - 1, row: row - 1, item: item - 1 };
}

function posterOf(card) {
  const frame = make('span', card.className.replace('card', 'shown'), card.querySelector('.art').cloneNode(true));
  frame.setAttribute('aria-hidden', 'true');
  return frame;
}

// Each term starts where the one before it ended; the last bar is their sum.
function terms(row, item) {
  const values = item[6];
  const list = make('dl', '');
  let at = 0;
  const spans = values.map((value) => { const from = at; at += value ?? 0; return [from, at]; });
  const least = Math.min(0, ...spans.flat());
  const most = Math.max(least + 1e-9, ...spans.flat());
  const bar = (from, to, className) => {
    const mark = make('i', className);
    mark.style.left = 100 * (Math.min(from, to) - least) / (most - least) + '%';
    mark.style.width = 100 * Math.abs(to - from) / (most - least) + '%';
    const track = make('div', 'track', mark);
    track.setAttribute('aria-hidden', 'true');
    return track;
  };
  values.forEach((value, i) => list.append(make('div', 'term',
    make('dt', '', make('code', '', name(row.terms[i]))), bar(...spans[i], value < 0 ? 'minus' : ''), make('dd', '', signed(value)))));
  list.append(make('div', 'term sum', make('dt', '', 'Score'), bar(0, at, ''), make('dd', '', points(item[1]))));
  return list;
}

function signals(row, item) {
  return make('dl', 'signals', ...row.signals.map((signal, i) =>
    make('div', 'pair', make('dt', '', make('code', '', name(signal))), make('dd', '', Number.isInteger(item[5][i]) ? String(item[5][i]) : points(item[5][i])))));
}

function fates(row) {
  const stack = make('div', 'stack');
  stack.setAttribute('aria-hidden', 'true');
  const list = make('ul', 'fates');
  let color = 0;
  row.fates.forEach(([words, count, isShown]) => {
    const className = isShown ? 'c0' : 'c' + (1 + color++ % 6);
    const part = make('i', className);
    part.style.flexGrow = count;
    stack.append(part);
    list.append(make('li', '', make('b', '', String(count)), make('i', className), make('span', '', name(words))));
  });
  return [stack, list];
}

function misses(row) {
  return make('ol', 'misses', ...row.misses.map(([title, score, words]) =>
    make('li', '', name(data.titles[title][0]), make('span', '', points(score)), make('small', '', name(words)))));
}

function heading(text, more) {
  return make('h3', '', text, ' ', make('em', '', more));
}

function moved(moves) {
  return moves.length === 0 ? ['No reorderer moved it.']
    : moves.flatMap(([by, from, to], i) => [i > 0 ? ' ' : '', name(by), ` moved it from place ${from} to ${to}.`]);
}

// The same title on the other pages, with the picture that was chosen there.
function elsewhere(at, title) {
  return data.pages.flatMap((page, p) => p === at.page ? [] : page.rows.flatMap((row, r) => row.items.flatMap((item, i) => {
    const card = item[0] === title ? document.getElementById(`v${p + 1}-r${r + 1}-${i + 1}`) : null;
    if (!card) {
      return [];
    }
    const button = make('button', 'other', posterOf(card), make('span', '', make('strong', '', name(page.viewer)), ' sees it in ', name(row.name), item[9] ? ' with the picture ' : '', name(item[9])));
    button.type = 'button';
    button.addEventListener('click', () => { dialog.close(); show(card.closest('.viewer')); visit(card, true); openBreakdown(card); });
    return [button];
  })));
}

function sheet(card) {
  const at = place(card);
  const row = data.pages[at.page].rows[at.row];
  const item = row.items[at.item];
  const [title, line, plot] = data.titles[item[0]];
  const head = make('div', 'head', make('h2', '', name(title)), make('p', 'line', name(line)), make('p', 'reason', name(card.querySelector('.why bdi').textContent)));
  head.querySelector('h2').id = 'breakdown-title';
  const body = make('div', 'body', make('p', 'plot', name(plot)));
  if (item[6].length > 0) {
    body.append(heading('Score', row.terms.length === 1 ? 'one term' : `${row.terms.length} terms of the formula`), terms(row, item));
  }
  const found = item[3] < 0 ? [] : ['Found by ', name(row.sources[item[3]]), ` with ${points(item[4])}. `];
  const rank = item[8] < 0 ? [] : [`By score ${item[8]} of ${row.count}, shown as ${at.item + 1}. `];
  body.append(make('p', 'note', ...found, ...rank, ...moved(item[7])));
  if (row.signals.length > 0) {
    body.append(heading('Signals', 'what was known of it'), signals(row, item));
  }
  if (row.count > 0) {
    body.append(heading('Its row', ''), ...fates(row));
    body.lastElementChild.previousElementSibling.previousElementSibling.querySelector('em').append(name(row.name), `, row ${row.place}, worth ${points(row.worth)}: ${row.count} candidates`);
  }
  if (row.misses.length > 0) {
    body.append(heading('Near misses', 'the next in order, and why they are not in the row'), misses(row));
  }
  const close = make('button', 'close', '\u00d7');
  close.type = 'button';
  close.setAttribute('aria-label', 'Close');
  close.addEventListener('click', () => dialog.close());
  const others = elsewhere(at, item[0]);
  const poster = make('div', 'poster', posterOf(card), make('p', 'note', item[9] ? 'The picture ' : '', name(item[9])));
  const seen = others.length > 0 ? [make('div', 'seen', heading('On other pages', ''), ...others)] : [];
  return make('div', 'sheet', poster, head, body, ...seen, close);
}

function remember(hash) {
  // A link to a card opens it again.
  history.replaceState(null, '', hash || location.pathname + location.search);
}

function openBreakdown(card) {
  opener = card;
  dialog.replaceChildren(sheet(card));
  dialog.showModal();
  dialog.scrollTop = 0;
  remember('#' + card.id);
}

dialog.addEventListener('click', (event) => {
  if (event.target === dialog) {
    dialog.close();
  }
});
dialog.addEventListener('close', () => {
  // Closed to show another title: that one has written its own link by now.
  if (dialog.open) {
    return;
  }
  remember('');
  opener?.focus();
});

function follow() {
  const target = document.getElementById(location.hash.slice(1));
  const viewer = target?.closest('.viewer');
  show(viewer ?? viewers[0]);
  if (target?.matches('.card')) {
    visit(target, true);
    openBreakdown(target);
  }
}

window.addEventListener('hashchange', follow);
if (viewers.length > 0) {
  follow();
}
