// The mark of a point on a map: dragged, or moved with the arrow keys.

const STEP = 2; // pixels of the map; ten times as many with Shift
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function pin({ L, map }, here, label, moved) {
  const icon = L.divIcon({ className: "point-picker__pin", iconSize: [28, 28] });
  const marker = L.marker(here, { icon, draggable: true, autoPan: true, title: label }).addTo(map);
  marker.on("dragend", () => moved([marker.getLatLng().lat, marker.getLatLng().lng]));
  const mark = () => {
    const shape = marker.getElement();
    shape.setAttribute("aria-label", label);
    shape.addEventListener("keydown", (event) => {
      const step = ARROWS[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation(); // the map would move instead
      const far = STEP * (event.shiftKey ? 10 : 1);
      const { lat, lng } = map.unproject(map.project(marker.getLatLng()).add([step[0] * far, step[1] * far]));
      moved([lat, lng]);
      map.panInside([lat, lng], { padding: [40, 40] });
    });
  };
  mark();
  marker.on("add", mark); // removed and set again, it has another shape
  return marker;
}
