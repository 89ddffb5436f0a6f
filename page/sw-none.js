// In place of sw.js while a development build is served: a worker that an earlier `make serve` left on this address would
// go on answering with that release.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const tidy = async () => {
    await Promise.all((await caches.keys()).filter((name) => name.startsWith("kith http")).map((name) => caches.delete(name)));
    await self.registration.unregister();
    for (const window of await self.clients.matchAll()) await window.navigate(window.url);
  };
  event.waitUntil(tidy());
});
