// The page for when there is no line: what was kept just now, and which pages still open.
const asked = new URLSearchParams(location.search);
const key = asked.get("kept");
// Whoever came by a letter's link goes back to it: they need not sign in.
const before = new URL(asked.get("back") ?? "/", location);
const back = before.origin === location.origin ? before.pathname : "/";
document.getElementById("again").href = back;
if (key) {
  document.getElementById("kept").hidden = false;
  document.getElementById("lost").hidden = true;
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("draft:") && localStorage.getItem(name).includes(key)) localStorage.removeItem(name);
  }
}

const NAMES = [
  [/^\/log\/$|\/log\/$/, "Log it"],
  [/\/numbers\/enter\/$/, "Enter numbers"],
  [/^\/go\/minute\//, "The question of your letter"],
  [/^\/interviews\/\d+\/$/, "Go on with the interview"],
];

(async () => {
  const list = document.getElementById("still");
  const pages = (await caches.has("trellis-private")) ? await (await caches.open("trellis-private")).keys() : [];
  for (const { url } of pages) {
    const { pathname, search } = new URL(url);
    const name = NAMES.find(([path]) => path.test(pathname))?.[1];
    if (!name) continue;
    const link = document.createElement("a");
    link.className = "button";
    link.href = pathname + search;
    link.textContent = name;
    list.append(link);
  }
  document.getElementById("open").hidden = !list.children.length;
})();

// A phone says "online" as soon as it hears a mast: home only when we really answer.
window.addEventListener("online", async () => {
  const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.replace(back);
});
