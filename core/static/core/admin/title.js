// A new page whose address brings its title (?titre=) starts with it: a question of residents that no page answers.

document.addEventListener("DOMContentLoaded", () => {
  const title = new URLSearchParams(location.search).get("titre");
  const field = document.getElementById("id_title");
  if (!title || !field || field.value) return;
  field.value = title;
  for (const kind of ["input", "keyup", "change", "blur"]) {
    field.dispatchEvent(new Event(kind, { bubbles: true })); // the slug follows, and the page saves itself
  }
});
