// Help while typing: a search box suggests what its letters may begin. Without this script, or when no answer comes,
// the form is sent as it is; the letters in the box are never changed.

const PAUSE = 150; // milliseconds without a letter before anything is asked
const SILENCE = 900; // before the number is said: letters and arrows are heard first
const FEWEST_LETTERS = 2, STEPS = { ArrowDown: 1, ArrowUp: -1 };
const wordsOf = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function optionOf({ text, note, url, lang = "" }, id) {
  const [option, name, kind] = ["li", "bdi", "small"].map((tag) => document.createElement(tag));
  Object.assign(option, { id }).dataset.url = url;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", false);
  [name.textContent, name.lang, kind.textContent] = [text, lang, note];
  option.append(name, " ", kind);
  return option;
}

class Help {
  constructor(form) {
    const [list, status] = form.querySelectorAll("[role=listbox], [role=status]"), input = form.elements.q;
    Object.assign(this, { form, list, status, input });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    this.end();
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.press(event));
    // A swipe of a screen reader takes the focus to nowhere: only another element of the page closes the list.
    input.addEventListener("blur", (event) => event.relatedTarget && this.end());
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
    document.addEventListener("pointerdown", ({ target }) => target === input || list.contains(target) || this.end());
    form.addEventListener("submit", () => this.end((this.isSent = true)));
    addEventListener("pagehide", () => this.end());
    addEventListener("pageshow", () => { this.isSent = false; });
  }

  press(event) {
    if (event.isComposing || event.keyCode === 229) return; // the input method’s own
    const stops = [null, ...this.list.children], step = STEPS[event.key];
    if (event.key === "Enter" && this.chosen) this.go(this.chosen);
    else if (event.key === "Escape") this.end(); // and the letters stay
    else if (step && !this.list.hidden) this.choose(stops.at((stops.indexOf(this.chosen) + step) % stops.length));
    else return;
    event.preventDefault();
  }

  async ask() {
    clearTimeout(this.pause);
    this.request?.abort();
    const words = wordsOf(this.input.value), { signal } = (this.request = new AbortController());
    if (this.isSent || words.join("").length < FEWEST_LETTERS) return this.end();
    this.narrow(words);
    await new Promise((resolve) => { this.pause = setTimeout(resolve, PAUSE); });
    try {
      const address = `${this.form.dataset.suggestions}?q=${encodeURIComponent(words.join(" "))}`;
      const found = await (await fetch(address, { signal })).json();
      this.show(found.suggestions.map((suggestion, number) => optionOf(suggestion, `${this.list.id}-${number}`)));
      this.silence = setTimeout(() => { this.status.textContent = found.status; }, SILENCE);
    } catch {
      if (!signal.aborted) this.end(); // offline, or refused
    }
  }

  narrow(words) { // what no longer fits goes before the answer comes
    const fits = (own) => words.every((word) => own.some((other) => other.startsWith(word)));
    this.show([...this.list.children].filter((option) => fits(wordsOf(option.firstChild.textContent))));
  }

  show(options) {
    this.choose(null);
    this.list.replaceChildren(...options);
    this.list.hidden = !options.length;
    this.input.setAttribute("aria-expanded", options.length > 0);
  }

  choose(option) {
    clearTimeout(this.silence);
    this.status.textContent = "";
    this.chosen?.setAttribute("aria-selected", false);
    this.chosen = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", true);
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  go(option) {
    this.end();
    if (option) location.assign(option.dataset.url);
  }

  end() {
    clearTimeout(this.pause);
    this.request?.abort();
    this.show([]);
  }
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new Help(form);
