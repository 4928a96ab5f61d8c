// Where the first rows of a file lie. The table beside it says the same.

import { draw } from "./ground.js";

async function show(box) {
  const config = JSON.parse(document.getElementById(box.dataset.previewMap).textContent);
  try {
    const { L, map } = await draw(box, config, config.label);
    const here = config.points.map(({ latitude, longitude, title }) => {
      const icon = L.divIcon({ className: "point-picker__pin", iconSize: [20, 20] });
      const name = Object.assign(document.createElement("span"), { textContent: title });
      L.marker([latitude, longitude], { icon, title, alt: title }).bindTooltip(name).addTo(map);
      return [latitude, longitude];
    });
    map.fitBounds(here, { padding: [40, 40], maxZoom: 16 });
  } catch {
    box.remove();
  }
}

document.querySelectorAll("[data-preview-map]").forEach(show);
