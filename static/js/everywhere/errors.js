// After a form came back, the summary of what to change is where reading goes on.
function bringUp(root) {
  root.querySelector?.("[data-focus]")?.focus();
}

bringUp(document);
document.addEventListener("htmx:afterSwap", (event) => bringUp(event.target));
