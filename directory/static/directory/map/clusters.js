// Points that would touch on the screen become one: a grid over the map at its present zoom, then cells whose
// marks would lie on each other.

const SIZE = 64; // px
const MARK = 38; // px, the widest mark and its edge

// [{ key, items, latitude, longitude }] of the cells in sight; `points`: [{ latitude, longitude, x, y, … }], of
// which x and y are pixels of the whole earth at zoom 0, reckoned once.
export function cells(points, map) {
  const zoom = map.getZoom();
  const scale = map.getZoomScale(zoom, 0);
  const sight = map.getBounds().pad(0.25);
  const [{ x: west, y: north }, { x: east, y: south }] = [sight.getNorthWest(), sight.getSouthEast()].map((corner) => map.project(corner, 0));
  const found = new Map();
  for (const point of points) {
    if (point.x < west || point.x > east || point.y < north || point.y > south) continue;
    const [x, y] = [point.x * scale, point.y * scale];
    const place = `${zoom} ${Math.floor(x / SIZE)} ${Math.floor(y / SIZE)}`;
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
