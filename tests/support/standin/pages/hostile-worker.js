// The hostile room's service worker: the same attempts, without a page.
self.onmessage = async ({ data, source }) => {
  const results = {};

  for (const address of data) {
    results[address] = await Promise.race([
      fetch(address).then(response => response.text()).then(text => `read: ${text.slice(0, 200)}`, error => `refused: ${error.name}`),
      new Promise(resolve => setTimeout(resolve, 2000, 'silence'))
    ]);
  }
  results.window = await self.clients.openWindow('/').then(() => 'a window', error => `refused: ${error.name}`);
  source.postMessage(results);
};
