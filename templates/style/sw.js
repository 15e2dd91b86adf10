{% load static %}// Kept: the offline page and what it wears. Nothing of anybody, nothing that a sign-in protects.
const ATTIRE = ["/offline/", "{% static 'trellis.css' %}", "{% static 'js/theme.js' %}", "{% static 'img/mark.svg' %}"];
const STORE = "trellis-" + ATTIRE.join("|");

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(ATTIRE)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("/offline/")));
  } else if (ATTIRE.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});
