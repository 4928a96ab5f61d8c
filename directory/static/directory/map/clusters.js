// Points that would touch on the screen become one: a grid over the map at its present zoom.

const SIZE = 64; // px

// [{ key, items, latitude, longitude }] of the cells in sight; `points`: [{ latitude, longitude, … }].
export function cells(points, map, size = SIZE) {
  const zoom = map.getZoom();
  const sight = map.getBounds().pad(0.25);
  const found = new Map();
  for (const point of points) {
    if (!sight.contains([point.latitude, point.longitude])) continue;
    const { x, y } = map.project([point.latitude, point.longitude], zoom);
    const place = `${zoom} ${Math.floor(x / size)} ${Math.floor(y / size)}`;
    if (!found.has(place)) found.set(place, []);
    found.get(place).push(point);
  }
  return [...found].map(([place, items]) => ({
    // Another number of points, another marker.
    key: `${place} ${items.length}`,
    items,
    latitude: mean(items, "latitude"),
    longitude: mean(items, "longitude"),
  }));
}

function mean(items, name) {
  return items.reduce((sum, item) => sum + item[name], 0) / items.length;
}
