"use strict";
(() => {
  const all = (query) => [...document.querySelectorAll(query)];
  document.addEventListener("change", (event) => {
    const layer = event.target.dataset && event.target.dataset.layer;
    if (!layer) return;
    for (const article of all(".document")) {
      article.classList.toggle("show-" + layer, event.target.checked);
    }
  });
  const copy = async (button) => {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.cite);
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = before; }, 1500);
    } catch (refused) {
      window.prompt(before, button.dataset.cite);
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button.copy");
    if (button) copy(button);
  });
  const panel = document.getElementById("panel");
  const show = (event) => {
    const cell = event.target.closest && event.target.closest("a.glyph[data-quote]");
    if (!cell || !panel) return;
    const who = document.createElement("strong");
    who.textContent = cell.dataset.who + " ";
    const how = document.createElement("span");
    how.className = "quiet";
    how.textContent = cell.dataset.how + " : ";
    const words = document.createElement("span");
    words.className = "words";
    words.textContent = "«\u00a0" + cell.dataset.quote + "\u00a0»";
    panel.replaceChildren(who, how, words);
    panel.classList.add("on");
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "")) return;
    if (event.key === "c") {
      const button = document.querySelector("button.copy");
      if (button) copy(button);
      return;
    }
    if (event.key !== "j" && event.key !== "k") return;
    const stops = all(".text .at, .claim, .claim-line");
    const top = (element) => element.getBoundingClientRect().top;
    const next = event.key === "j"
      ? stops.find((stop) => top(stop) > 120)
      : stops.reverse().find((stop) => top(stop) < 40);
    if (next) next.scrollIntoView({ block: "start" });
  });
})();
