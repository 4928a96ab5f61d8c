// « Près de moi »: asks the browser where it is, once, on a click, and goes to the list seen from there.
// Four decimals: about ten metres. Nothing is kept.

const form = document.querySelector("form[data-near]");
const button = form?.querySelector("button[hidden]");

function show(position) {
  const address = new URL(form.action);
  for (const field of form.querySelectorAll("input[type=hidden]")) {
    address.searchParams.append(field.name, field.value);
  }
  const { latitude, longitude } = position.coords;
  address.searchParams.set("pres", `${latitude.toFixed(4)},${longitude.toFixed(4)}`);
  location.assign(address);
}

function refuse() {
  const note = document.getElementById("near-note");
  note.textContent = note.dataset.refused;
  button.disabled = false;
}

if (button && "geolocation" in navigator) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(show, refuse, { timeout: 10_000, maximumAge: 60_000 });
  });
}
