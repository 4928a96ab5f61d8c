// The side-by-side editor of wagtail-localize: what is left, above it and in its tabs; three of its words.

const told = document.getElementById("left-to-translate");
const editor = document.querySelector(".js-translation-editor");
const TO_DO = "li.incomplete, li.errored";
let shown = -1;

function showInTabs() {
  for (const tab of editor.querySelectorAll("[role=tab]")) {
    const panel = editor.querySelector(`section[id="${tab.getAttribute("href").slice(1)}"]`);
    const count = panel?.querySelectorAll(TO_DO).length;
    let mark = tab.querySelector("[data-left]");
    mark ??= tab.appendChild(Object.assign(document.createElement("span"), { className: "w-ml-1" }));
    mark.dataset.left = "";
    const text = count ? ` (${count})` : "";
    if (mark.textContent !== text) mark.textContent = text;
  }
}

function sayInWords() {
  for (const heading of editor.querySelectorAll("section > * > h3")) {
    if (heading.textContent.endsWith(" translation")) heading.textContent = told.dataset.languages;
  }
  for (const word of editor.querySelectorAll("footer .w-dropdown__toggle .w-sr-only")) {
    if (word.textContent !== told.dataset.more) word.textContent = told.dataset.more;
  }
}

async function showLeft(note) {
  const response = await fetch(told.dataset.address);
  if (response.ok && !response.redirected) note.innerHTML = await response.text();
}

function follow() {
  const note = document.createElement("div");
  note.className = "help-block help-info w-m-5";
  note.setAttribute("role", "status");
  note.append(told.content);
  editor.before(note);
  new MutationObserver(() => {
    showInTabs();
    sayInWords();
    const count = editor.querySelectorAll(TO_DO).length;
    if (shown >= 0 && count !== shown) showLeft(note);
    if (editor.querySelector("[role=tabpanel], .tab-content")) shown = count;
  }).observe(editor, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
}

if (told) follow();
