// The worker keeps the pages that work without a line, and what is sent from them meanwhile. Here a page says hello to it,
// and says what waits, what went, and what its person has to look at.
const worker = "serviceWorker" in navigator && window.isSecureContext ? navigator.serviceWorker : null;

function hello() {
  const form = document.querySelector("form[data-works-offline]");
  const ours = (entry) => entry.name.startsWith(`${location.origin}/static/`);
  const files = performance.getEntriesByType("resource").filter(ours).map((entry) => entry.name.split("#")[0]);
  const keep = form && { page: location.href, files: [...new Set(files)] };
  tell({ say: "hello", keep });
}

const tell = (words) => worker.ready.then((found) => found.active?.postMessage(words));

function notice(kind, words, ...more) {
  const box = document.createElement("div");
  box.className = `notice notice--${kind}`;
  box.setAttribute("role", "status");
  box.dataset.line = "";
  const body = document.createElement("div");
  body.className = "notice__body";
  body.append(words, ...more);
  box.append(body);
  return box;
}

// The same again as a plain form: the server says what is wrong, with everything that was typed.
function look(row) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = row.url;
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  for (const [name, value] of row.fields) {
    if (typeof value !== "string") continue;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = name === "csrfmiddlewaretoken" && token ? token : value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

function button(words, act) {
  const found = document.createElement("button");
  found.type = "button";
  found.className = "button button--small";
  found.textContent = words;
  found.addEventListener("click", act);
  return found;
}

// The link it was to go by has ended meanwhile: the words are shown, so that they are not lost.
function over(row) {
  const said = document.createElement("blockquote");
  const isTyped = ([name, value]) => typeof value === "string" && value && !["client_key", "csrfmiddlewaretoken"].includes(name);
  said.textContent = row.fields.filter(isTyped).map(([, value]) => value).join(" · ");
  const drop = () => tell({ say: "drop", key: row.key });
  return notice("warning", "What you wrote without a line could not be sent: the link it was to go by has ended. You wrote:", said, button("Throw it away", drop));
}

const asking = (row) =>
  row.isOver ? over(row) : notice("warning", "What you wrote without a line needs a look before it is in. ", button("Look at it", () => look(row)));

let waits = 0;

function told({ waiting, sent, from }) {
  const main = document.getElementById("main");
  for (const old of document.querySelectorAll("[data-line]")) old.remove();
  const forMe = waiting.filter((row) => row.asks);
  const still = waiting.length - forMe.length;
  waits = waiting.length;
  for (const row of forMe) main.prepend(asking(row));
  if (still) main.prepend(notice("info", still === 1 ? "One thing you wrote waits on this phone for a line." : `${still} things you wrote wait on this phone for a line.`));
  if (sent.length) main.prepend(notice("success", "There is a line again: what you wrote without one is in."));
  // What waits or went is no draft any more.
  const known = [...sent, ...waiting.map((row) => row.key)];
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith("draft:"))) {
    if (known.some((key) => localStorage.getItem(name).includes(key))) localStorage.removeItem(name);
  }
  // This page's own question went: what comes after it is said by the page that follows.
  const form = document.querySelector("form[data-after-sending]");
  if (form && from.includes(location.pathname)) location.replace(form.dataset.afterSending);
}

if (worker) {
  window.addEventListener("load", () => worker.register("/sw.js").then(hello).catch(() => {}));
  window.addEventListener("online", hello);
  worker.addEventListener("message", (event) => {
    try {
      told(event.data);
    } catch {
      // no storage: nothing was kept either
    }
  });
  document.addEventListener("submit", (event) => {
    if (!waits || !new URL(event.target.action, location).pathname.endsWith("/logout/")) return;
    const lost = waits === 1 ? "One thing you wrote has not been sent yet." : `${waits} things you wrote have not been sent yet.`;
    if (!confirm(`${lost} Sign out, and lose it?`)) event.preventDefault();
  });
}
