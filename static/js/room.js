// The room keeps itself up to date: it asks every few seconds while somebody looks, seldom while nobody does, and
// changes nothing while nothing has changed. Forms are never touched by it: what is being typed stays.
const poll = document.querySelector("[data-live]");
const seldom = 30;
let etag = "";
let timer = 0;

function every() {
  const said = Number(document.getElementById("now")?.dataset.every) || seldom;
  return 1000 * (document.visibilityState === "visible" ? said : Math.max(said, seldom));
}

function ask() {
  clearTimeout(timer);
  timer = setTimeout(ask, every());
  window.htmx?.trigger(poll, "tick");
}

if (poll) {
  timer = setTimeout(ask, every());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
}

document.addEventListener("htmx:configRequest", (event) => {
  if (event.target === poll && etag) event.detail.headers["If-None-Match"] = etag;
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  // A page that complains comes as a whole: swapped in, it would take the forms that it keeps out of the document.
  if (xhr.status === 304 || xhr.status >= 400) event.detail.shouldSwap = false;
  if (event.detail.requestConfig.elt !== poll || xhr.status !== 200) return;
  // Somebody is typing or choosing inside what would be replaced: wait for the next time.
  const typing = document.activeElement?.closest("#now form, #room-side form")?.querySelector("textarea, select, input:not([type=hidden])");
  if (typing && document.getElementById(typing.closest("[hx-preserve]")?.id)) event.detail.shouldSwap = !xhr.responseText.includes(`id="${typing.closest("[hx-preserve]").id}"`);
  if (event.detail.shouldSwap) etag = xhr.getResponseHeader("ETag") || "";
});

// --- forms: sent without leaving the page; what is refused is shown by the page itself -----------

function offline(form, down) {
  const notice = form.querySelector("[data-offline]");
  if (notice) notice.hidden = !down;
}

// What was refused before is right now: the form stays on the page, its old complaints do not.
function unmark(form) {
  for (const words of form.querySelectorAll(".errors, .field__error")) words.remove();
  for (const field of form.querySelectorAll(".field--error")) field.classList.remove("field--error");
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

function sent(form, xhr) {
  if (form.dataset.draft) localStorage.removeItem(`draft:${form.dataset.draft}`);
  const notice = form.querySelector("[data-draft-notice]");
  if (notice) notice.hidden = true;
  etag = "";
  unmark(form);
  if (form.dataset.roomForm === "keep") return ask();
  const item = form.elements.namedItem("item")?.value;
  form.reset();
  // A form that came back with a complaint holds the words that were sent: they are not typed again.
  for (const field of form.querySelectorAll("textarea, input[type=text]")) field.value = "";
  // Not `elements.item`, which is a method of the collection.
  const place = form.elements.namedItem("item");
  if (place) place.value = document.getElementById("now")?.dataset.item || item;
  const key = xhr.getResponseHeader("X-Next-Key");
  const field = form.elements.namedItem("client_key");
  if (key && field) field.value = key;
  form.querySelector("textarea, input:not([type=hidden])")?.focus();
}

document.addEventListener("htmx:afterRequest", (event) => {
  follow();
  const form = event.target.closest?.("[data-room-form]");
  if (!form) return;
  const { status } = event.detail.xhr;
  offline(form, status === 0 || status >= 500);
  if (status >= 200 && status < 300) sent(form, event.detail.xhr);
  else if (status >= 400 && status < 500) form.submit(); // the same again as a plain form: stored once, errors shown
});

document.addEventListener("htmx:sendError", (event) => {
  const form = event.target.closest?.("[data-room-form]");
  if (form) offline(form, true);
});

// A new item begins: the notes that nobody has begun to write belong to it.
function follow() {
  const now = document.getElementById("now")?.dataset.item;
  for (const form of document.querySelectorAll("form[data-room-form]")) {
    const begun = [...form.querySelectorAll("textarea, input[type=text]")].some((field) => field.value);
    const place = form.elements.namedItem("item");
    if (place && now !== undefined && !begun) place.value = now;
  }
  count();
}

// --- the clock: the server says when time is up, this counts down to it ---------------------------

const skew = (() => {
  const clock = document.querySelector("[data-timer]");
  return clock ? Number(clock.dataset.now) * 1000 - Date.now() : 0;
})();

function count() {
  for (const clock of document.querySelectorAll("[data-timer]")) {
    const left = Math.round(Number(clock.dataset.ends) - (Date.now() + skew) / 1000);
    const minutes = Math.floor(Math.abs(left) / 60);
    const seconds = String(Math.abs(left) % 60).padStart(2, "0");
    clock.querySelector("[data-left]").textContent = `${left < 0 ? "+" : ""}${minutes}:${seconds}`;
    clock.classList.toggle("timer--over", left < 0);
    const over = clock.querySelector("[data-over]");
    if (over) over.hidden = left >= 0;
  }
}

count();
setInterval(count, 1000);
