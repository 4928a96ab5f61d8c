// Filters open in place: the page that a filter leads to is fetched, and its bar of filters takes the place of ours.
// Without this script, or when it fails, the link leads there.

async function open(link) {
  const response = await fetch(link.href);
  if (!response.ok) throw new Error(response.status);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector(".sieve");
  document.querySelector(".sieve").replaceWith(fresh);
  const panel = fresh.querySelector("#filtres");
  panel?.focus({ preventScroll: true });
  panel?.scrollIntoView({ block: "nearest" }); // on a phone a dozen filters stand above it
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".sieve nav a, .sieve .btns a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link).catch(() => location.assign(link.href));
});
