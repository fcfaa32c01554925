// Any page that is not a room: says that it was seen, and goes where it is ordered to.
const { event } = document.currentScript.dataset;
const page = crypto.randomUUID();
const control = new EventSource(`/control?page=${page}`);
const orders = {
  goto: ({ to }) => location.assign(to),
  'close-window': () => close(),
  // A sign-in that worked comes back to the room with a token.
  'signed-in': ({ token }) => {
    const back = new URL(new URLSearchParams(location.search).get('return'));

    back.searchParams.set('jwt', token);
    location.assign(back);
  }
};

control.onmessage = ({ data }) => {
  const order = JSON.parse(data);

  orders[order.do]?.(order);
};
control.onopen = () => {
  control.onopen = null;
  fetch('/report', {
    method: 'POST',
    body: JSON.stringify({ event, page, address: location.href, userAgent: navigator.userAgent }),
    keepalive: true
  });
};
