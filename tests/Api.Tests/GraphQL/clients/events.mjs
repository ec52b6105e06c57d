// Speaks to the endpoint with the public graphql-sse client; prints one JSON line per thing seen.
// Usage: node events.mjs <scenario> <http-url>
import { createClient } from 'graphql-sse';

const [, , scenario, url] = process.argv;
const say = (seen) => console.log(JSON.stringify(seen));
const client = createClient({ url, singleConnection: false, retryAttempts: 0, headers: { 'X-User': 'sse-user' } });

const run = (query, seen = () => {}) =>
  new Promise((done) => {
    let stop;
    stop = client.subscribe({ query }, {
      next: (value) => {
        say({ next: value.data ?? value.errors });
        seen(value, stop);
      },
      error: (error) => done(say({ error: error.message })),
      complete: () => done(say({ complete: true })),
    });
    seen(undefined, stop);
  });

const scenarios = {
  query: () => run('{ hello me }'),
  count: () => run('subscription { count(to: 1000) { id } }'),
  invalid: () => run('subscription { nothing }'),
  breaking: () => run('subscription { break }'),
  leave: () => run('subscription { silence }', (value, stop) => { if (!value) setTimeout(() => stop?.(), 300); }),
  revoked: () => run('subscription { silence }'),
  // The reader leaves half-way and comes back behind the last number that it saw.
  resume: async () => {
    let last = 0;
    await run('subscription { count(to: 1000) { id } }', (value, stop) => {
      if (!value || last === 5) return; // What was on its way when we left does not count as seen.
      last = value.data.count.id;
      if (last === 5) stop();
    });
    await run(`subscription { count(to: ${last + 2}, after: ${last}) { id } }`);
  },
};

await scenarios[scenario]();
client.dispose();
