"use strict";
document.addEventListener("change", (event) => {
  const layer = event.target.dataset && event.target.dataset.layer;
  if (!layer) return;
  for (const article of document.querySelectorAll(".document")) {
    article.classList.toggle("show-" + layer, event.target.checked);
  }
});
document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest("button.copy");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.cite);
    button.textContent = button.dataset.done;
  } catch (refused) {
    window.prompt(button.textContent, button.dataset.cite);
  }
});
