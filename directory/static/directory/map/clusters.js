// Points that would touch on the screen become one: a grid over the map at its present zoom, then cells whose
// marks would lie on each other.

const SIZE = 64; // px
const MARK = 38; // px, the widest mark and its edge

// [{ key, items, latitude, longitude }] of the cells in sight; `points`: [{ latitude, longitude, … }].
export function cells(points, map, size = SIZE) {
  const zoom = map.getZoom();
  const sight = map.getBounds().pad(0.25);
  const found = new Map();
  for (const point of points) {
    if (!sight.contains([point.latitude, point.longitude])) continue;
    const { x, y } = map.project([point.latitude, point.longitude], zoom);
    const place = `${zoom} ${Math.floor(x / size)} ${Math.floor(y / size)}`;
    if (!found.has(place)) found.set(place, { place, items: [], x: 0, y: 0 });
    const cell = found.get(place);
    cell.items.push(point);
    cell.x += x;
    cell.y += y;
  }
  return apart([...found.values()]).map(({ place, items }) => ({
    // Another number of points, another marker.
    key: `${place} ${items.length}`,
    items,
    latitude: mean(items, "latitude"),
    longitude: mean(items, "longitude"),
  }));
}

// The fuller cell takes in the others that its mark would cover.
function apart(all) {
  const kept = [];
  for (const cell of all.sort((one, other) => other.items.length - one.items.length)) {
    const count = cell.items.length;
    const cover = kept.find(({ x, y }) => Math.hypot(x - cell.x / count, y - cell.y / count) < MARK);
    if (cover) cover.items.push(...cell.items);
    else kept.push({ ...cell, x: cell.x / count, y: cell.y / count });
  }
  return kept;
}

function mean(items, name) {
  return items.reduce((sum, item) => sum + item[name], 0) / items.length;
}
