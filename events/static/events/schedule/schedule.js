// The dates of a schedule below its field, drawn anew by the portal while an editor changes it, and hours read
// as the French write them.
const PAUSE = 400; // ms without a change
const FRENCH_HOUR = /^\s*([01]?\d|2[0-3])\s*h\s*([0-5]\d)?\s*$/i;

// « 14h30 » becomes 14:30 when its field is left, before the picker makes 14:00 of it.
function readFrenchHour({ target }) {
  const hour = /-(start|end)$/.test(target.name ?? "") && FRENCH_HOUR.exec(target.value);
  if (hour) target.value = `${hour[1].padStart(2, "0")}:${hour[2] ?? "00"}`;
}

function attach(section) {
  const { schedulePreview: address, field, venue } = section.dataset;
  const form = section.closest("form");
  const drawn = section.querySelector("[data-drawn]");
  const status = section.querySelector("[role=status]");
  let timer;
  let last = "";

  // The fields of the schedule under the names that the portal reads, whatever the field of the page is called.
  function said() {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name.startsWith(`${field}-`)) body.append(`schedule${name.slice(field.length)}`, value);
      if (name === venue) body.append("venue", value);
    }
    return body;
  }

  async function draw() {
    const body = said();
    const key = body.toString();
    if (key === last || !body.has("schedule-count")) return;
    last = key;
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(address, { method: "POST", body, credentials: "same-origin" });
      if (!answer.ok || answer.redirected || key !== last) return;
      drawn.innerHTML = await answer.text();
      status.textContent = drawn.querySelector("[data-summary]")?.textContent ?? "";
    } catch {
      last = ""; // the next change tries again
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(draw, PAUSE);
  }

  last = said().toString();
  form.addEventListener("blur", readFrenchHour, true);
  // Caught on the way down: pickers of dates send changes that do not bubble, buttons move and delete entries.
  for (const kind of ["input", "change", "click"]) form.addEventListener(kind, soon, true);
}

document.querySelectorAll("[data-schedule-preview]").forEach(attach);
