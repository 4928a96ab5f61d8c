// A map in the admin: Leaflet, the border of the town, and the places that tell where one is.

const NEAR = 15.5; // the zoom from which names have room

const arrivals = new Map();

function once(name, properties) {
  const address = properties.href ?? properties.src;
  if (!arrivals.has(address)) {
    arrivals.set(
      address,
      new Promise((done, failed) => {
        document.head.append(Object.assign(document.createElement(name), properties, { onload: done, onerror: failed }));
      }),
    );
  }
  return arrivals.get(address);
}

export async function draw(box, config, label) {
  const [answer] = await Promise.all([
    fetch(config.ground, { credentials: "same-origin" }),
    once("script", { src: config.leaflet }),
    once("link", { rel: "stylesheet", href: config.styles }),
  ]);
  if (!answer.ok) throw new Error(answer.statusText);
  const { border, centre, places } = await answer.json();
  const L = window.L;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", label);
  const map = L.map(box, { attributionControl: false, maxZoom: 19, zoomSnap: config.tiles ? 1 : 0.25 });
  if (config.tiles) L.tileLayer(config.tiles, { maxZoom: 19 }).addTo(map);
  const edge = border && L.geoJSON(border, { interactive: false, style: { color: "#666", weight: 2, fillOpacity: 0.05 } }).addTo(map);
  const known = places.map(([latitude, longitude]) => [latitude, longitude]);
  if (edge) map.fitBounds(edge.getBounds());
  else if (centre[0] !== null) map.setView(centre, 14);
  else if (known.length) map.fitBounds(known);
  else map.setView([46.6, 2.4], 6);
  for (const [latitude, longitude, title] of places) {
    const dot = L.circleMarker([latitude, longitude], { radius: 4, weight: 1, color: "#666", fillOpacity: 0.6 });
    dot.bindTooltip(Object.assign(document.createElement("span"), { textContent: title }), { permanent: !config.tiles }).addTo(map);
  }
  const tell = () => box.classList.toggle("point-picker__map--near", map.getZoom() >= NEAR);
  map.on("zoomend", tell);
  tell();
  return { L, map };
}
