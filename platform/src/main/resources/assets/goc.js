// Comfort only: every page works without this file.
(() => {
  'use strict';

  // Errors found on the server are read out first, also when only a part of the page was replaced.
  const showErrors = (root) => {
    const summary = root.querySelector('.errors');
    if (summary) summary.focus();
  };
  showErrors(document);
  document.addEventListener('htmx:afterSettle', (event) => {
    showErrors(event.target);
    const said = event.target.dataset.say || event.target.querySelector('[data-say]')?.dataset.say;
    if (said) document.getElementById('live').textContent = said;
  });

  // A menu closes on Escape and on a click elsewhere; the focus goes back to its button.
  const closeMenu = (menu, refocus) => {
    menu.open = false;
    if (refocus) menu.querySelector('summary').focus();
  };
  document.addEventListener('keydown', (event) => {
    const menu = document.querySelector('.drop[open]');
    if (event.key === 'Escape' && menu) closeMenu(menu, true);
  });
  document.addEventListener('click', (event) => {
    const menu = document.querySelector('.drop[open]');
    if (menu && !menu.contains(event.target)) closeMenu(menu, false);
  });

  // Printing opens what is folded, so that nothing is missing on paper.
  window.addEventListener('beforeprint', () => {
    document.querySelectorAll('main details:not([open])').forEach((part) => {
      part.open = true;
      part.dataset.folded = '';
    });
  });
  window.addEventListener('afterprint', () => {
    document.querySelectorAll('[data-folded]').forEach((part) => {
      part.open = false;
      delete part.dataset.folded;
    });
  });
})();
