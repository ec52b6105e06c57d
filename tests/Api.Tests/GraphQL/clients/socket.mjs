// Speaks to the endpoint with the public graphql-ws client; prints one JSON line per thing seen.
// Usage: node socket.mjs <scenario> <ws-url>
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [, , scenario, url] = process.argv;
const say = (seen) => console.log(JSON.stringify(seen));
const open = [];
class Remembered extends WebSocket {
  constructor(...args) {
    super(...args);
    open.push(this);
  }
}

const client = createClient({
  url,
  webSocketImpl: Remembered,
  lazy: true,
  retryAttempts: 3,
  retryWait: () => new Promise((done) => setTimeout(done, 20)),
  shouldRetry: () => scenario === 'reconnect',
  connectionParams: { user: 'socket-user' },
  on: { closed: (event) => say({ closed: event.code }) },
});

const run = (query, seen = () => {}) =>
  new Promise((done) => {
    let stop;
    stop = client.subscribe({ query }, {
      next: (value) => {
        say({ next: value.data ?? value.errors });
        seen(value, stop);
      },
      error: (error) => done(say({ error: error.code ?? error[0]?.extensions?.code ?? String(error) })),
      complete: () => done(say({ complete: true })),
    });
    seen(undefined, stop);
  });

const scenarios = {
  query: () => run('{ hello me }'),
  mutation: () => run('mutation { rename(input: { id: 7, title: "新" }) { id title } }'),
  count: () => run('subscription { count(to: 1000) { id } }'),
  invalid: () => run('subscription { nothing }'),
  breaking: () => run('subscription { break }'),
  parallel: () => Promise.all([3, 4, 5].map((to) => run(`subscription { count(to: ${to}) { id } }`))),
  leave: () => run('subscription { silence }', (value, stop) => { if (!value) setTimeout(() => stop?.(), 300); }),
  revoked: () => run('subscription { silence }'),
  // The connection breaks once; the client connects again and subscribes again by itself. So much does not come in one piece: what is on
  // its way when the connection breaks is never all of it.
  reconnect: async () => {
    let isBroken = false;
    await run('subscription { count(to: 5000) { id } }', (value) => {
      if (value?.data?.count.id === 3 && !isBroken) {
        isBroken = true;
        open.at(-1).terminate();
      }
    });
    say({ connections: open.length });
  },
};

await scenarios[scenario]();
await client.dispose();
