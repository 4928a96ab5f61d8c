// « Près de moi »: asks the browser where it is, once, on a click, and goes to the list seen from there.
// Four decimals: about ten metres. Nothing is kept. Without a position the link leads to the field for an address.

function seenFrom(link, { latitude, longitude }) {
  const address = new URL(link.href);
  address.searchParams.delete("filtre");
  address.searchParams.delete("autour");
  address.searchParams.set("pres", `${latitude.toFixed(4)},${longitude.toFixed(4)}`);
  address.hash = "";
  return address;
}

function refused(link) {
  const note = document.getElementById("near-note");
  if (note) note.textContent = note.dataset.refused;
  else location.assign(link.href);
}

if ("geolocation" in navigator) {
  for (const link of document.querySelectorAll("a[data-near]")) {
    link.hidden = false;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => location.assign(seenFrom(link, coords)),
        () => refused(link),
        { timeout: 10000, maximumAge: 60000 },
      );
    });
  }
}
