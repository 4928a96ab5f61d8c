// What opening_hours.js answers every three hours of 2026, Europe/Paris, for the lines of standard input.
// Run by hand (docs/hours.md), in a folder with `npm install opening_hours@3.15.0`:
//   TZ=Europe/Paris node ask.js < strings.txt > answers.txt
// A line is 2,920 signs, one for each moment (o open, u unknown, c closed), as runs: c3o2c3…; or an error.

const opening_hours = require("opening_hours");
const NORD = { lat: 50.69, lon: 3.17, address: { country_code: "fr", state: "Hauts-de-France", county: "Nord" } };
const MOMENTS = Array.from({ length: 365 * 8 }, (_, step) => new Date(2026, 0, 1 + Math.floor(step / 8), (step % 8) * 3));

function sign(hours, moment) {
  if (hours.getState(moment)) return "o";
  return hours.getUnknown(moment) ? "u" : "c";
}

function answer(text) {
  const hours = new opening_hours(text, NORD, { mode: 0, locale: "en" });
  return MOMENTS.map((moment) => sign(hours, moment)).join("").replace(/(.)\1*/g, (run, of) => of + run.length);
}

for (const text of require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  try {
    console.log(answer(text));
  } catch (error) {
    console.log(`error ${String(error).split("\n")[0].slice(0, 120)}`);
  }
}
