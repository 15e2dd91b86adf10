// Keeps what is being written, so that a lost connection or a closed tab costs nothing. On this device only: for the
// person who wrote it, until it is sent, until somebody signs out, or for a week.
const PREFIX = "draft:";
const WEEK = 7 * 24 * 60 * 60 * 1000;

function each(visit) {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) visit(key);
}

function kept(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return draft && Date.now() - draft.at < WEEK ? draft : null;
  } catch {
    return null;
  }
}

// Of the hidden fields only the form's key, by which the server knows what it already has, and the numbers as they
// stood when the new ones were typed: sent again, the form says exactly what it said the first time.
function isKept(field) {
  if (!field.name || field.type === "submit" || field.type === "file") return false;
  return field.type !== "hidden" || field.name === "client_key" || field.name.startsWith("initial-");
}

function fields(form) {
  return [...form.elements].filter(isKept);
}

function write(form, key) {
  const words = {};
  for (const field of fields(form)) {
    if (field.type === "radio" ? field.checked : field.type !== "checkbox") words[field.name] = field.value;
    if (field.type === "checkbox") words[field.name] = field.checked;
  }
  localStorage.setItem(key, JSON.stringify({ at: Date.now(), words }));
}

function read(form, words) {
  for (const field of fields(form)) {
    if (!(field.name in words)) continue;
    if (field.type === "radio") field.checked = field.value === words[field.name];
    else if (field.type === "checkbox") field.checked = words[field.name];
    else field.value = words[field.name];
  }
  for (const more of form.querySelectorAll("details")) {
    const filled = [...more.querySelectorAll("textarea, input")].some((field) => (field.type === "radio" ? field.checked : field.value));
    more.open = more.open || filled;
  }
}

function keep(form) {
  const key = PREFIX + form.dataset.draft;
  const answered = "sent" in form.dataset; // the server has just given everything back: that is the newest
  if (answered) write(form, key);
  const draft = answered ? null : kept(key);
  const notice = form.querySelector("[data-draft-notice]");
  if (draft) {
    read(form, draft.words);
    if (notice) notice.hidden = false;
  }
  form.addEventListener("input", () => write(form, key));
  form.querySelector("[data-draft-drop]")?.addEventListener("click", () => {
    localStorage.removeItem(key);
    location.replace(location.pathname);
  });
}

try {
  each((key) => kept(key) || localStorage.removeItem(key));
  for (const done of document.querySelectorAll("[data-draft-done]")) localStorage.removeItem(PREFIX + done.dataset.draftDone);
  // A shared phone: nobody who comes later finds what was written.
  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action, location).pathname.endsWith("/logout/")) each((key) => localStorage.removeItem(key));
  });
  for (const form of document.querySelectorAll("form[data-draft]")) keep(form);
} catch {
  // No storage (private window, blocked): the form works as it is.
}
