'use strict';
// Search and filters. Without this script the page shows everything.
(() => {
  const bar = document.querySelector('.bar');
  const items = [...document.querySelectorAll('[data-item]')];
  if (!bar || !items.length) return;
  const fold = (s) => s.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();
  const words = items.map((item) => fold(item.textContent));
  const [find, ...menus] = bar.querySelectorAll('input, select');
  const shown = bar.querySelector('output');
  const has = (item, menu) => !menu.value || (' ' + item.dataset[menu.name] + ' ').includes(' ' + menu.value + ' ');

  function update() {
    const asked = fold(find.value.trim());
    let n = 0;
    items.forEach((item, i) => {
      const fits = words[i].includes(asked) && menus.every((menu) => has(item, menu));
      item.hidden = !fits;
      n += fits ? 1 : 0;
    });
    for (const group of document.querySelectorAll('[data-group]')) group.hidden = !group.querySelector('[data-item]:not([hidden])');
    shown.value = n === items.length ? '' : n + ' of ' + items.length;
    paint(asked);
  }

  // Where the browser can, what was searched is coloured. Folding must keep the places of letters for that.
  function paint(asked) {
    if (!window.Highlight || !CSS.highlights) return;
    const ranges = [];
    for (const item of asked ? items : []) {
      if (item.hidden || ranges.length > 2000) continue;
      const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode()); ) {
        const text = fold(node.data);
        if (text.length !== node.data.length) continue;
        for (let at = -1; (at = text.indexOf(asked, at + 1)) >= 0; ) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + asked.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set('hit', new Highlight(...ranges));
  }

  bar.hidden = false;
  bar.addEventListener('input', update);
  bar.addEventListener('submit', (event) => event.preventDefault());
})();
