// For pages with an alert, complete without it: dismiss the alert, close the menu with Escape.

const REMEMBERED = "closed-alerts";

function closedAlerts() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? [];
  } catch {
    return []; // storage refused or unreadable: every alert is shown
  }
}

function remember(key) {
  const shown = [...document.querySelectorAll("[data-alert]")].map((alert) => alert.dataset.alert);
  // Only alerts still on the site are kept: the list cannot grow for ever.
  const kept = closedAlerts().filter((closed) => shown.includes(closed));
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify([...kept, key]));
  } catch {
    // A private window: the alert comes back on the next page.
  }
}

function addCloseButton(alert) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "×";
  button.setAttribute("aria-label", alert.dataset.close);
  button.addEventListener("click", () => {
    remember(alert.dataset.alert);
    alert.hidden = true;
    document.querySelector("main").focus();
  });
  alert.firstElementChild.append(button);
}

for (const alert of document.querySelectorAll("[data-alert][data-close]")) {
  // The key holds the words of the alert: an edited one is a new one, and is shown.
  alert.hidden = closedAlerts().includes(alert.dataset.alert);
  addCloseButton(alert);
}

const menu = document.querySelector(".menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
