// What Jitsi's service worker of this name does: when a page cannot be had, there is one for being offline.
const OFFLINE = '/static/offline.html';

addEventListener('install', event => event.waitUntil(
  caches.open('offline').then(cache => cache.add(new Request(OFFLINE, { cache: 'reload' }))).then(() => skipWaiting())));
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
  if (event.request.mode === 'navigate') {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  }
});
