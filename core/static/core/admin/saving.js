// The editor saves a page by itself, some seconds after the last change. « Enregistrer » or « Publier » meanwhile sends
// the page at once, and nothing is saved by itself any more. Where the page is on its way already, the click waits for
// the answer: a new page would be made twice, and the second refused.

let isSending = false;
let isLeaving = false;
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

document.addEventListener("w-autosave:save", (event) => {
  // Wagtail announces first, and asks whether it was prevented when it sends, seconds later.
  Object.defineProperty(event, "defaultPrevented", {
    get() {
      isSending = !isLeaving;
      return isLeaving;
    },
  });
});

for (const end of ["success", "error"]) {
  document.addEventListener(`w-autosave:${end}`, () => {
    isSending = false;
    const submission = waiting;
    waiting = null;
    if (submission) setTimeout(() => send(submission)); // after Wagtail has changed the address of the form
  });
}

document.addEventListener(
  "submit",
  (event) => {
    if (event.target.id !== "page-edit-form") return;
    isLeaving = true;
    if (!isSending) {
      setTimeout(() => {
        isLeaving = !event.defaultPrevented; // somebody else stopped it
      });
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { form: event.target, submitter: event.submitter };
  },
  true,
);
