{% load static %}// Kept for everybody: the page for when there is no line, and what it wears.
const ATTIRE = ["/offline/", "{% static 'trellis.css' %}", "{% static 'js/theme.js' %}", "{% static 'js/offline_page.js' %}", "{% static 'img/mark.svg' %}"];
const STORE = "trellis-" + ATTIRE.join("|");
// Kept for the person who signed in, until they sign out or somebody else signs in: pages that say they work without a
// line, what these pages load, and what was sent from them while there was none. See docs/without-a-line.md.
const PRIVATE = "trellis-private";
const FILES = "trellis-files";
const WHOSE = "/whose";
const WEEK = 7 * 24 * 60 * 60 * 1000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(ATTIRE)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const mine = [STORE, PRIVATE, FILES];
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => !mine.includes(name)).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.mode === "navigate" && request.method === "GET") event.respondWith(opened(event));
  else if (request.mode === "navigate" && request.method === "POST") event.respondWith(posted(event, path));
  else if (request.method === "GET" && path.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(() => caches.match(request, { ignoreVary: true })));
  }
});

// --- pages ------------------------------------------------------------------------------------

async function opened(event) {
  const { request } = event;
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    const pages = await caches.open(PRIVATE);
    const kept = await pages.match(request, { ignoreVary: true });
    return kept ? asNew(kept) : caches.match("/offline/", { ignoreVary: true });
  }
  event.waitUntil(keep(request.url, answer.clone()));
  return answer;
}

// A kept page is filled in again and again: each time its form has a key of its own, and the day is today.
async function asNew(kept) {
  const now = new Date();
  const day = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  const text = (await kept.text())
    .replace(/(name="client_key" value=")[^"]*/g, `$1${crypto.randomUUID()}`)
    .replace(/(name="observed_on" value=")[^"]*/g, `$1${day}`);
  return new Response(text, { headers: kept.headers });
}

// A page that says so is kept: until its person signs out, or ("once": the page of a letter's link) until its form was sent.
// Somebody else's, or the way in: what was kept before is nobody's to see any more.
async function keep(url, answer) {
  if (answer.type === "opaqueredirect") return;
  const who = answer.headers.get("X-Page-Of") ?? "";
  const isWayIn = new URL(answer.url || url).pathname.startsWith("/accounts/login");
  if (isWayIn || (who && who !== (await whose()))) await caches.delete(PRIVATE);
  if (!who || !answer.ok || !answer.headers.get("X-Works-Offline")) return;
  const pages = await caches.open(PRIVATE);
  await pages.put(WHOSE, new Response(who));
  await pages.put(url, answer);
}

async function whose() {
  const said = await caches.match(WHOSE, { cacheName: PRIVATE });
  return said ? said.text() : "";
}

// The first time a page is open before there is a worker: it asks to be kept, with what it loaded.
async function keepOpen({ page, files }) {
  const store = await caches.open(FILES);
  const lacking = [];
  for (const file of files) if (!(await store.match(file))) lacking.push(file);
  await Promise.allSettled(lacking.map((file) => store.add(file)));
  for (const old of await store.keys()) if (!files.includes(old.url)) await forgetOld(store, old);
  const pages = await caches.open(PRIVATE);
  if (!(await pages.match(page, { ignoreVary: true }))) await keep(page, await fetch(page, { credentials: "same-origin" }));
}

// Another version of the same file: "trellis.1a2b.css" goes when "trellis.3c4d.css" comes.
async function forgetOld(store, old) {
  const stem = (url) => new URL(url).pathname.replace(/\.[0-9a-f]{8,}\./, ".");
  const newer = (await store.keys()).some((one) => one.url !== old.url && stem(one.url) === stem(old.url));
  if (newer) await store.delete(old);
}

// --- what is sent while there is no line ----------------------------------------------------------

function base() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open("trellis", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { keyPath: "key" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function rows(mode, act) {
  const opened = await base();
  return new Promise((done, failed) => {
    const transaction = opened.transaction("waiting", mode);
    const asked = act(transaction.objectStore("waiting"));
    transaction.oncomplete = () => (opened.close(), done(asked?.result));
    transaction.onerror = () => (opened.close(), failed(transaction.error));
  });
}

async function posted(event, path) {
  if (path.endsWith("/logout/")) {
    await Promise.all([caches.delete(PRIVATE), rows("readwrite", (store) => store.clear())]);
    return fetch(event.request);
  }
  const from = event.request.referrer || event.request.url;
  const isKept = await keptPage(from);
  const waits = await rows("readonly", (store) => store.count());
  const talk = /^(\/interviews\/\d+\/)(finish|forget)\/$/.exec(path);
  if (talk?.[2] === "forget") await endTalk(talk[1], true);
  if (!isKept && !waits && !talk) return fetch(event.request);
  const copy = event.request.clone();
  try {
    const answer = await fetch(event.request);
    event.waitUntil(settled(copy, answer));
    if (talk) event.waitUntil(endTalk(talk[1]));
    return answer;
  } catch (away) {
    if (!isKept) throw away;
    const said = new URLSearchParams({ kept: await wait(copy) });
    if (isOnce(isKept)) said.set("back", new URL(from).pathname);
    return Response.redirect(`/offline/?${said}`, 303);
  }
}

const keptPage = async (url) => (await caches.open(PRIVATE)).match(url, { ignoreSearch: true, ignoreVary: true });
const isOnce = (page) => page?.headers.get("X-Works-Offline") === "once";

// It is in: it waits no more, and the page of a link has done what it was kept for.
async function done(url, key) {
  await rows("readwrite", (store) => store.delete(key));
  if (isOnce(await keptPage(url))) await (await caches.open(PRIVATE)).delete(url, { ignoreSearch: true, ignoreVary: true });
}

const keyOf = (fields, url) => fields.find(([name]) => name === "client_key")?.[1] || url;

// An interview that is over is kept here no longer. Where its person does not agree any more, nothing that was said and
// not sent yet is either: at once, with a line or without.
async function endTalk(talk, isTakenBack = false) {
  const isOf = (url) => new URL(url).pathname.startsWith(talk);
  const pages = await caches.open(PRIVATE);
  for (const page of await pages.keys()) if (isOf(page.url)) await pages.delete(page);
  if (!isTakenBack) return;
  const waiting = await rows("readonly", (store) => store.getAll());
  for (const row of waiting.filter(({ url }) => isOf(url))) await rows("readwrite", (store) => store.delete(row.key));
}

async function wait(request) {
  const fields = [...(await request.formData())];
  const row = { key: keyOf(fields, request.url), url: request.url, fields, at: Date.now(), who: await whose(), asks: false };
  await rows("readwrite", (store) => store.put(row));
  await self.registration.sync?.register("send").catch(() => {});
  return row.key;
}

// Sent by hand with a line: whatever the server said, the person has seen it.
async function settled(request, answer) {
  const key = keyOf([...(await request.formData())], request.url);
  if (answer.type === "opaqueredirect") await done(request.url, key);
  else await rows("readwrite", (store) => store.delete(key));
}

// Browsers that can (`sync`) send what waits when the line is back, also after Trellis was closed; where it failed they
// try again later.
self.addEventListener("sync", (event) => event.waitUntil(send().then((isOut) => isOut || Promise.reject(new Error("no line")))));

let sending = null;
const send = () => (sending ??= sendAll().finally(() => (sending = null)));

// Whether nothing is left that only waits for a line.
async function sendAll() {
  const sent = [];
  let away = false;
  for (const row of await rows("readonly", (store) => store.getAll())) {
    if (Date.now() - row.at > WEEK) await rows("readwrite", (store) => store.delete(row.key));
    else if (!row.asks && !away) {
      const came = await sendOne(row).catch(() => null);
      away = came === null;
      if (came) sent.push(row);
    }
  }
  await tell(sent);
  return !away;
}

// True: it is in. False: it stays, since the person must look at it or sign in first. Throws without a line.
async function sendOne(row) {
  const page = await fetch(row.url, { credentials: "same-origin" });
  if (page.status >= 500) throw new Error("away");
  if ([404, 410].includes(page.status)) return asks(row, { isOver: true }); // a letter's link that has ended meanwhile
  if (page.headers.get("X-Page-Of") !== row.who) return false;
  const token = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(await page.text())?.[1];
  const body = new FormData();
  for (const [name, value] of row.fields) body.append(name, name === "csrfmiddlewaretoken" && token ? token : value);
  const answer = await fetch(row.url, { method: "POST", body, redirect: "manual", credentials: "same-origin" });
  if (answer.status >= 500) throw new Error("away");
  if (answer.type !== "opaqueredirect") return asks(row);
  await done(row.url, row.key);
  return true;
}

async function asks(row, more = {}) {
  await rows("readwrite", (store) => store.put({ ...row, ...more, asks: true }));
  return false;
}

// --- what pages are told ----------------------------------------------------------------------

// Only what is the reader's own: `who` is whose page they have open.
async function tell(sent = []) {
  const all = await rows("readonly", (store) => store.getAll());
  const pages = (await (await caches.open(PRIVATE)).keys()).map((kept) => kept.url).filter((url) => !url.endsWith(WHOSE));
  const now = await whose();
  const mine = (row) => row.who === now;
  const went = sent.filter(mine);
  const from = went.map((row) => new URL(row.url).pathname);
  const told = { waiting: all.filter(mine), sent: went.map((row) => row.key), from, pages };
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(told);
}

self.addEventListener("message", (event) => {
  const { say, keep: page, key } = event.data ?? {};
  if (say === "drop") event.waitUntil(rows("readwrite", (store) => store.delete(key)).then(() => tell()));
  if (say !== "hello") return;
  event.waitUntil((page ? keepOpen(page).catch(() => {}) : Promise.resolve()).then(send));
});
