// For pages that one passes on or goes to, complete without it: copy the address, share it by what the device offers,
// open the way there in the map application of an Android telephone (the other systems have none for geo:).

function addButton(line, label, icon, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `iconlink i i-${icon}`;
  button.textContent = label;
  button.addEventListener("click", () => act().catch(() => {})); // refused, or given up by the visitor
  line.insertBefore(button, line.querySelector("[role=status]"));
}

for (const line of document.querySelectorAll("[data-share]")) {
  const { share: url, title, copy, copied, send } = line.dataset;
  if (navigator.clipboard) {
    addButton(line, copy, "copy", async () => { // refused: the address itself, to copy by hand
      const said = await navigator.clipboard.writeText(url).then(() => copied, () => url);
      line.querySelector("[role=status]").textContent = said;
    });
  }
  if (navigator.share) {
    addButton(line, send, "share-2", () => navigator.share({ title, url }));
  }
}

if (/Android/.test(navigator.userAgent)) {
  for (const link of document.querySelectorAll("a[data-geo]")) {
    link.href = link.dataset.geo;
  }
}
