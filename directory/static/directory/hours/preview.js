// The table of opening hours below the field, drawn anew by the portal while an editor writes.
(() => {
  const PAUSE = 300; // ms without a key

  function attach(field) {
    const shown = document.createElement("div");
    shown.className = "hours-preview";
    shown.setAttribute("role", "status");
    field.after(shown);
    let timer;
    let latest = 0;

    async function draw() {
      const number = ++latest;
      const address = new URL(field.dataset.hoursPreview, location.href);
      address.searchParams.set("texte", field.value);
      try {
        const answer = await fetch(address, { credentials: "same-origin" });
        const html = answer.ok && !answer.redirected ? await answer.text() : "";
        if (number === latest) shown.innerHTML = html;
      } catch {
        shown.textContent = "";
      }
    }

    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(draw, PAUSE);
    });
    if (field.value.trim()) draw();
  }

  function attachAll() {
    document.querySelectorAll("[data-hours-preview]").forEach(attach);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", attachAll);
  else attachAll();
})();
