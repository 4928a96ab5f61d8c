// The side-by-side editor of wagtail-localize: what is left, above it and in its tabs; four of its words.

const told = document.getElementById("left-to-translate");
const editor = document.querySelector(".js-translation-editor");
const ENGLISH_DATE = /\d{1,2} [A-Z][a-z]+ \d{4}$/;
const language = document.documentElement.lang || "fr";
const written = new Intl.DateTimeFormat(language, { dateStyle: "long" });

function dayInWords(day) {
  return language.startsWith("fr") ? written.format(day).replace(/^1 /, "1er ") : written.format(day);
}

function showInTabs(note) {
  for (const tab of editor.querySelectorAll("[role=tab]")) {
    const left = note.querySelector(`[data-tab="${tab.getAttribute("href").slice("#tab-".length)}"]`);
    let mark = tab.querySelector("[data-left]");
    mark ??= tab.appendChild(Object.assign(document.createElement("span"), { className: "w-ml-1" }));
    mark.dataset.left = "";
    const text = left ? ` (${left.dataset.count})` : "";
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
  for (const comment of editor.querySelectorAll("li > ul > li:first-child")) {
    const words = [...comment.childNodes].find((node) => ENGLISH_DATE.test(node.data));
    if (words) words.data = words.data.replace(ENGLISH_DATE, (date) => dayInWords(new Date(date)));
  }
}

async function showLeft(note) {
  const response = await fetch(told.dataset.address);
  if (!response.ok || response.redirected) return;
  note.innerHTML = await response.text();
  showInTabs(note);
}

// The editor says nowhere that a text has reached the server: what is left is asked for once it has.
function afterEachSave(note) {
  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const response = await ask(...asked);
    if (["PUT", "DELETE"].includes(asked[1]?.method)) showLeft(note);
    return response;
  };
}

function follow() {
  const note = document.createElement("div");
  note.className = "help-block help-info w-m-5";
  note.setAttribute("role", "status");
  note.append(told.content);
  editor.before(note);
  afterEachSave(note);
  new MutationObserver(() => {
    showInTabs(note);
    sayInWords();
  }).observe(editor, { childList: true, subtree: true });
}

if (told) follow();
