// The editor saves a page by itself. A click on « Enregistrer » or « Publier » meanwhile would make a new page twice,
// and the second is refused: the click waits for the answer to the first, then goes to the page that it made.

let isSaving = false;
let waiting = null;

function send({ form, submitter }) {
  if (submitter?.name) {
    // The button itself is switched off by now, and would say nothing.
    const said = Object.assign(document.createElement("input"), { type: "hidden" });
    said.name = submitter.name;
    said.value = submitter.value;
    form.append(said);
  }
  form.requestSubmit();
}

document.addEventListener("w-autosave:save", () => {
  isSaving = true;
});

for (const end of ["success", "error"]) {
  document.addEventListener(`w-autosave:${end}`, () => {
    isSaving = false;
    const submission = waiting;
    waiting = null;
    if (submission) setTimeout(() => send(submission)); // after Wagtail has changed the address of the form
  });
}

document.addEventListener(
  "submit",
  (event) => {
    if (!isSaving || event.target.id !== "page-edit-form") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { form: event.target, submitter: event.submitter };
  },
  true,
);
