// The map itself: ground, border of the town, layers. Words come from the page.

export function draw(box, words, modules) {
  const L = window.L;
  const ground = document.createElement("div");
  ground.className = "mapbox__ground";
  box.append(ground);
  // Tiles are sharp at whole steps only; the plain ground fills its frame.
  const zoomSnap = box.dataset.tiles ? 1 : 0.25;
  const map = L.map(ground, { zoomControl: false, attributionControl: false, maxZoom: 19, preferCanvas: true, zoomSnap });
  ground.setAttribute("role", "region");
  ground.setAttribute("aria-label", words.map);
  // Cards open above what they are of: at the top they would cover the buttons.
  L.control.zoom({ position: "bottomright", zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  if (box.dataset.tiles) L.tileLayer(box.dataset.tiles, { maxZoom: 19 }).addTo(map);
  const colour = (name) => getComputedStyle(box).getPropertyValue(name);
  const tools = { ...modules, L, map, box, words, colour };
  speakFrench(tools, ground);
  const { point, tiles, bounds, boundary, layers } = box.dataset;
  if (point && tiles) {
    map.setView(numbers(point), 16);
  } else {
    const [west, south, east, north] = numbers(bounds);
    map.fitBounds([[south, west], [north, east]], { padding: [8, 8], maxZoom: 17, animate: false });
  }
  if (boundary) showBorder(tools);
  if (point) showPoint(tools, numbers(point));
  const choices = layers && showLayers(tools, JSON.parse(layers));
  return { remove: () => (map.remove(), ground.remove(), choices?.remove?.()) };
}

const numbers = (text) => text.split(",").map(Number);

// Leaflet's own words, and the way back to the marker by keyboard.
function speakFrench({ map, words }, ground) {
  let opener = null;
  map.on("popupopen", ({ popup }) => {
    opener = document.activeElement;
    popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
    popup.getContent().focus?.({ preventScroll: true });
  });
  map.on("popupclose", () => opener?.isConnected && opener.focus({ preventScroll: true }));
  ground.addEventListener("keydown", (event) => event.key === "Escape" && map.closePopup());
}

// Its name stands beside it: among streets it would hide them, on the plain ground nothing else tells what it is.
function showPoint({ L, map, box, colour, text }, [latitude, longitude]) {
  const style = { radius: 10, weight: 3, color: colour("--paper"), fillColor: colour("--accent"), fillOpacity: 1 };
  const dot = L.circleMarker([latitude, longitude], style).addTo(map);
  dot.bindTooltip(text("span", box.dataset.title), { permanent: !box.dataset.tiles, className: "map-name" });
}

async function showBorder({ L, map, box, colour, fetched }) {
  const style = { color: colour("--edge"), weight: 2, fillColor: colour("--paper"), interactive: false };
  style.fillOpacity = box.dataset.tiles ? 0 : 1;
  const drawn = L.geoJSON(await fetched(box.dataset.boundary), { style, interactive: false });
  if (map.getContainer().isConnected) drawn.addTo(map).bringToBack();
}

function showLayers(tools, layers) {
  const { words, text, startLayer } = tools;
  const shown = new Map();
  const choices = document.createElement("fieldset");
  choices.className = "mapbox__layers";
  choices.append(text("legend", words.layers));
  for (const layer of layers) {
    const choice = document.createElement("label");
    choice.className = "check";
    const input = Object.assign(document.createElement("input"), { type: "checkbox", checked: layer.shown });
    choice.append(input, " ", text("span", layer.title));
    choices.append(choice);
    const toggle = () => {
      if (!shown.has(layer)) shown.set(layer, startLayer(tools, layer));
      shown.get(layer).show(input.checked);
    };
    input.addEventListener("change", toggle);
    if (layer.shown) toggle();
  }
  tools.box.append(choices);
  return choices;
}
