// « Afficher la carte »: Leaflet, our modules and the data come after a click, never before.

function element(name, properties, parent = document.head) {
  const node = Object.assign(document.createElement(name), properties);
  parent.append(node);
  return node;
}

function arrival(name, properties) {
  return new Promise((done, failed) => element(name, { ...properties, onload: done, onerror: failed }));
}

// Each file once per page, however many maps it has.
const files = new Map();
function once(name, properties) {
  const address = properties.href ?? properties.src;
  if (!files.has(address)) files.set(address, arrival(name, properties));
  return files.get(address);
}

async function load({ styles, leaflet, modules }) {
  await Promise.all([
    once("script", { src: leaflet }),
    ...styles.split(" ").map((href) => once("link", { rel: "stylesheet", href })),
  ]);
  return Object.assign({}, ...(await Promise.all(modules.split(" ").map((address) => import(address)))));
}

function start(box) {
  const button = box.querySelector("button");
  const words = JSON.parse(box.dataset.words);
  let drawn = null;

  function close() {
    drawn.remove();
    drawn = null;
    button.textContent = words.show;
    box.classList.remove("mapbox--open");
  }

  async function open() {
    button.disabled = true;
    try {
      const modules = await load(box.dataset);
      box.classList.add("mapbox--open");
      drawn = modules.draw(box, words, modules);
      button.textContent = words.hide;
    } catch {
      box.querySelector("p").textContent = words.failed;
      box.classList.remove("mapbox--open");
    }
    button.disabled = false;
    button.focus();
  }

  button.addEventListener("click", () => (drawn ? close() : open()));
  button.hidden = false;
}

for (const box of document.querySelectorAll("[data-map]")) start(box);
