// A button that answers in place is never silent: without a line it says so, and what the server refuses, or a session
// that has ended, is shown as it would be without scripts.
const inPlace = (event) => event.detail.requestConfig?.elt.closest?.("form[hx-post][hx-target]");

function notSent(form) {
  const words = document.createElement("p");
  words.className = "field__error";
  words.setAttribute("role", "alert");
  words.textContent = "That did not go through. Try again in a moment.";
  form.append(words);
}

// The same again as a plain form, with the button that was pressed.
function sendPlain(form, pressed) {
  if (pressed?.name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: pressed.name, value: pressed.value });
    form.append(field);
  }
  form.submit();
}

document.addEventListener("htmx:beforeRequest", (event) => {
  inPlace(event)?.querySelector("[role=alert]")?.remove();
});

document.addEventListener("htmx:sendError", (event) => {
  const form = inPlace(event);
  if (form) notSent(form);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const form = inPlace(event);
  if (!form) return;
  const { status, responseText } = event.detail.xhr;
  const isPage = /^\s*<!doctype/i.test(responseText);
  if (status < 400 && !isPage) return;
  event.detail.shouldSwap = false;
  if (status >= 500) notSent(form);
  else if (status >= 400) sendPlain(form, event.detail.requestConfig.triggeringEvent?.submitter);
  else location.reload();
});
