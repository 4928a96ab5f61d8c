// What a map says of its features: nodes and text, never markup.

const MOST_LISTED = 12;

export function card({ layer, legend, words }, all) {
  const node = Object.assign(document.createElement("div"), { tabIndex: -1, className: "map-card" });
  for (const { title, url, address, point, ...facts } of all.slice(0, MOST_LISTED)) {
    const head = text("strong", titleOf(layer, { title }));
    if (url) node.append(Object.assign(document.createElement("a"), { href: url }));
    (url ? node.lastChild : node).append(head);
    if (address) node.append(text("p", address));
    if (!url && point && all.length === 1) node.append(wayTo(point, words.route));
    for (const [name, value] of all.length > 1 ? [] : Object.entries(facts)) {
      if (legend?.[name]) node.append(text("p", words.fact.replace("{label}", legend[name].label).replace("{value}", legend[name].values?.[value] ?? value)));
    }
  }
  if (all.length > MOST_LISTED) node.append(text("p", "…"));
  return node;
}

// What has no page of its own, which would show the way.
function wayTo({ latitude, longitude }, { label, address }) {
  const href = address.replace("{latitude}", latitude.toFixed(6)).replace("{longitude}", longitude.toFixed(6));
  return Object.assign(document.createElement("a"), { href, textContent: label });
}

export const titleOf = (layer, { title }) => title || layer.unnamed;

export function text(name, words) {
  return Object.assign(document.createElement(name), { textContent: words });
}

export function picture(sprite, name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("class", "icon");
  drawing.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
  drawing.firstChild.setAttribute("href", `${sprite}#${name}`);
  return drawing;
}

export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return answer.json();
}
