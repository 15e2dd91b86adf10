// Light or dark before the first paint, so that nothing flashes. The choice stays in this browser.
(() => {
  const KEY = "trellis-theme";
  const root = document.documentElement;

  function kept() {
    try {
      return localStorage.getItem(KEY) || "";
    } catch {
      return ""; // storage is switched off: follow the system
    }
  }

  function wear(theme) {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    for (const button of document.querySelectorAll("[data-theme-choice] button")) {
      button.setAttribute("aria-pressed", String(button.value === theme));
    }
  }

  wear(kept());
  document.addEventListener("DOMContentLoaded", () => {
    for (const choice of document.querySelectorAll("[data-theme-choice]")) {
      choice.hidden = false;
      choice.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        try {
          localStorage.setItem(KEY, button.value);
        } catch {
          // the choice holds for this page
        }
        wear(button.value);
      });
    }
    wear(kept());
  });
})();
