// One layer on the map: fetched for what is looked at, drawn as grouped markers or as lines.

export function startLayer(tools, layer) {
  const { L, map } = tools;
  const state = { ...tools, layer, group: L.layerGroup(), markers: new Map(), points: [], known: null };
  const update = () => refresh(state);
  return {
    show(wanted) {
      map[wanted ? "on" : "off"]("moveend", update);
      state.group[wanted ? "addTo" : "remove"](map);
      if (wanted) update();
    },
  };
}

async function refresh(state) {
  const { L, map, layer } = state;
  if (!state.known?.contains(map.getBounds())) {
    const sight = map.getBounds().pad(0.5);
    const edges = [sight.getWest(), sight.getSouth(), sight.getEast(), sight.getNorth()];
    // Rounded: neighbours ask the same question, and the answer is kept.
    const frame = edges.map((edge, i) => ((i < 2 ? Math.floor(edge * 100) : Math.ceil(edge * 100)) / 100).toFixed(2));
    state.known = layer.whole ? L.latLngBounds([-90, -180], [90, 180]) : sight;
    const found = await state.fetched(layer.whole ? layer.url : `${layer.url}?cadre=${frame}`);
    state.legend = found.legend;
    if (layer.line) drawLines(state, found);
    else state.points = found.features.map((feature) => pointOf(feature, map));
  }
  if (!layer.line && map.hasLayer(state.group)) drawPoints(state);
}

function pointOf({ geometry, properties }, map) {
  const [longitude, latitude] = geometry.coordinates;
  const { x, y } = map.project([latitude, longitude], 0);
  return { longitude, latitude, x, y, properties: { ...properties, point: { latitude, longitude } } };
}

function drawLines(state, found) {
  const style = { color: state.colour("--accent"), weight: 4, opacity: 0.85 };
  const onEachFeature = ({ properties }, line) => line.bindPopup(() => state.card(state, [properties]));
  state.group.clearLayers().addLayer(state.L.geoJSON(found, { style, onEachFeature }));
}

function drawPoints(state) {
  const cells = new Map(state.cells(state.points, state.map).map((cell) => [cell.key, cell]));
  for (const [key, marker] of state.markers) {
    if (cells.has(key)) continue;
    marker.remove();
    state.group.removeLayer(marker);
    state.markers.delete(key);
  }
  for (const [key, cell] of cells) {
    if (!state.markers.has(key)) state.markers.set(key, markerOf(state, cell));
  }
}

function markerOf(state, { items, latitude, longitude }) {
  const { L, map, words, layer } = state;
  const count = items.length;
  const html = count > 1 ? state.text("span", String(count)) : state.picture(state.box.dataset.sprite, layer.icon);
  const icon = L.divIcon({ className: `map-mark${count > 1 ? " map-mark--many" : ""}`, html, iconSize: [36, 36] });
  const marker = L.marker([latitude, longitude], { icon }).addTo(state.group);
  const label = count > 1 ? `${layer.title}, ${many(words.items, count)}` : state.titleOf(layer, items[0].properties);
  marker.on("add", () => marker.getElement().setAttribute("aria-label", label));
  marker.getElement()?.setAttribute("aria-label", label);
  if (count === 1 || map.getZoom() === map.getMaxZoom()) {
    return marker.bindPopup(() => state.card(state, items.map((item) => item.properties)));
  }
  const reach = L.latLngBounds(items.map((item) => [item.latitude, item.longitude]));
  return marker.on("click keypress", (event) => {
    if (event.type === "click" || event.originalEvent.key === "Enter") map.fitBounds(reach, { padding: [40, 40] });
  });
}

function many(words, count) {
  return words[new Intl.PluralRules(document.documentElement.lang).select(count)].replace("{count}", count);
}
