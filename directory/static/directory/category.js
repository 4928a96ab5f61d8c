// The categories of a place: a field above the list, complete without it, narrows the list to what is typed.

const LONGEST = 8;

function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

function narrowed(groups, words) {
  const copies = groups.map((group) => {
    const copy = group.cloneNode(true);
    for (const option of copy.querySelectorAll("option")) {
      const said = plain(`${option.label} ${option.dataset.words ?? ""} ${group.label ?? ""}`);
      if (!words.every((word) => said.includes(word))) option.remove();
    }
    return copy;
  });
  return copies.filter((copy) => copy.tagName === "OPTION" || copy.children.length);
}

function helpToChoose(select) {
  const groups = [...select.children].map((group) => group.cloneNode(true));
  const filter = document.createElement("input");
  filter.type = "search";
  filter.placeholder = select.dataset.category;
  filter.setAttribute("aria-label", select.dataset.category);
  filter.setAttribute("aria-controls", select.id);
  select.before(filter);
  filter.addEventListener("input", () => {
    const chosen = select.value;
    const words = plain(filter.value).split(/\s+/).filter(Boolean);
    select.replaceChildren(...narrowed(groups, words));
    select.value = chosen;
    const lines = select.options.length + select.querySelectorAll("optgroup").length;
    select.size = words.length ? Math.max(2, Math.min(LONGEST, lines)) : 0;
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // the form is not sent: the first category found is chosen
    const first = [...select.options].find((option) => option.value);
    if (first) select.value = first.value;
    filter.value = "";
    const value = select.value;
    select.replaceChildren(...groups.map((group) => group.cloneNode(true)));
    select.value = value;
    select.size = 0;
  });
}

document.addEventListener("DOMContentLoaded", () => {
  for (const select of document.querySelectorAll("select[data-category]")) helpToChoose(select);
});
