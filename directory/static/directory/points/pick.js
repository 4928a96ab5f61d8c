// The point of a page: found from its address, set by a click on a map, dragged, or moved with the arrow keys.

import { draw } from "./ground.js";
import { pin } from "./pin.js";

const PARTS = ["street", "postcode", "town"];

function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

const button = (text, onclick) => element("button", { type: "button", className: "button button-small button-secondary", onclick }, text);
const put = (words, values) => words.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);

function attach(latitude) {
  const config = JSON.parse(latitude.dataset.point);
  const { words } = config;
  const form = latitude.form;
  const longitude = form.elements.longitude;
  const said = element("p", { className: "point-picker__said" });
  said.setAttribute("role", "status");
  const where = element("p", { className: "point-picker__said" });
  const ground = element("div", { className: "point-picker__map" });
  let map = null;
  let marker = null;

  const point = () => (latitude.value && longitude.value ? [Number(latitude.value), Number(longitude.value)] : null);

  function set(here) {
    said.replaceChildren();
    [latitude.value, longitude.value] = here ? here.map((number) => number.toFixed(6)) : ["", ""];
    for (const field of [latitude, longitude]) field.dispatchEvent(new Event("change", { bubbles: true }));
    show(here);
  }

  function show(here) {
    where.textContent = here ? put(words.set, { latitude: here[0].toFixed(5), longitude: here[1].toFixed(5) }) : words.none;
    if (!map) return;
    if (!here) marker?.remove();
    else if (marker) marker.setLatLng(here).addTo(map.map);
    else marker = pin(map, here, words.point, set);
  }

  async function find() {
    const address = PARTS.map((name) => form.elements[name]?.value.trim()).filter(Boolean).join(" ");
    if (!form.elements.street?.value.trim()) return said.replaceChildren(words.empty);
    const asked = new URL(config.find, location.href);
    asked.search = new URLSearchParams({ ville: config.city, adresse: address });
    try {
      const answer = await fetch(asked, { credentials: "same-origin" });
      const { found, service } = await answer.json();
      if (!found) return said.replaceChildren(words[service] ?? words.unknown);
      const take = button(words.take, () => {
        set([found.latitude, found.longitude]);
        map?.map.setView([found.latitude, found.longitude], 17);
      });
      return said.replaceChildren(put(found.exact ? words.found : words.nearest, found), " ", take);
    } catch {
      return said.replaceChildren(words.failed);
    }
  }

  let row = latitude.parentElement;
  while (!row.contains(longitude)) row = row.parentElement;
  const numbers = element("details", { className: "point-picker__numbers" }, element("summary", {}, words.numbers));
  function centre() {
    if (!map) return;
    const { lat, lng } = map.map.getCenter();
    set([lat, lng]);
    marker.getElement().focus();
  }
  const actions = element("p", { className: "point-picker__actions" }, button(words.find, find), button(words.here, centre), button(words.remove, () => set(null)));
  const plain = config.tiles ? "" : element("p", { className: "point-picker__said" }, words.plain);
  row.before(element("div", { className: "point-picker" }, actions, said, ground, plain, where, numbers));
  numbers.append(row);
  for (const field of [latitude, longitude]) field.addEventListener("input", () => show(point()));
  numbers.open = Boolean(row.querySelector(".w-field--error, .error-message"));
  show(point());

  // A tab that is folded away has no width: the map is drawn when it is seen first.
  new IntersectionObserver(async ([entry], watch) => {
    if (!entry.isIntersecting) return;
    watch.disconnect();
    try {
      map = await draw(ground, config, words.map);
      const here = point();
      map.map.on("click", ({ latlng }) => set([latlng.lat, latlng.lng]));
      if (here) map.map.setView(here, 16);
      show(here);
    } catch {
      ground.remove();
    }
  }).observe(ground);
}

const start = () => document.querySelectorAll("[data-point]").forEach(attach);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
