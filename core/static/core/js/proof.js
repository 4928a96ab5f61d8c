// Forms without an account: some work while the form is filled in (core/anonymous/proof.py). A form sent
// without it is taken too, only less often a day.

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve(challenge) {
  const { nonce, salt, keyPrefix } = challenge.parameters;
  const start = bytes(salt + nonce);
  const words = new Uint8Array(start.length + 4);
  words.set(start);
  const counters = new DataView(words.buffer, start.length);
  for (let counter = 0; counter <= 1e6; counter += 1) {
    counters.setUint32(0, counter);
    const derivedKey = hex(await crypto.subtle.digest("SHA-256", words));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
  return null;
}

for (const form of document.querySelectorAll("form[data-challenge]")) {
  const begin = async () => {
    const challenge = JSON.parse(form.dataset.challenge);
    const solution = await solve(challenge);
    if (solution) form.elements.proof.value = btoa(JSON.stringify({ challenge, solution }));
  };
  // crypto.subtle is missing where the page came without TLS.
  if (globalThis.crypto?.subtle) form.addEventListener("focusin", begin, { once: true });
}
