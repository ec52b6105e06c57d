import { cacheExchange as graphcache, type KeyingConfig, type UpdatesConfig } from "@urql/exchange-graphcache";
import {
  Client,
  cacheExchange,
  type Exchange,
  fetchExchange,
  makeOperation,
  mapExchange,
  type Operation,
  subscriptionExchange,
} from "urql";
import { filter, map, merge, pipe, share } from "wonka";
import embedded from "./embedded-types.json";
import { portalHeaders, subscribeLive } from "./live";
import { tellSignedOut } from "./signedOut";

const keys: KeyingConfig = {
  ...Object.fromEntries(embedded.map((type) => [type, () => null])),
  Organisation: (organisation) => (organisation as { code?: string }).code ?? null,
  // The same pattern is counted anew by every question.
  LogTemplate: () => null,
};

/** Names the document by its digest, as the Api knows it from the build. While developing the text itself is sent. */
const persisted: Exchange =
  ({ forward }) =>
  (operations) => {
    const whole = new Map<number, Operation>();
    const shared = share(operations);
    const named = pipe(
      shared,
      filter((operation) => operation.kind !== "teardown"),
      map((operation) => {
        whole.set(operation.key, operation);
        return makeOperation(operation.kind, {
          ...operation,
          query: { ...operation.query, definitions: [] } as unknown as Operation["query"],
        });
      }),
    );
    const left = pipe(
      shared,
      filter((operation) => operation.kind === "teardown"),
      map((operation) => {
        whole.delete(operation.key);
        return operation;
      }),
    );
    return pipe(
      forward(merge([named, left])),
      map((result) => ({ ...result, operation: whole.get(result.operation.key) ?? result.operation })),
    );
  };

const signedOut = mapExchange({
  onError: (error) => {
    if (error.response?.status === 401) tellSignedOut();
  },
});

function clientWith(cache: Exchange): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetchOptions: () => ({ headers: portalHeaders, credentials: "same-origin" }),
    exchanges: [
      cache,
      signedOut,
      ...(import.meta.env.PROD ? [persisted] : []),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (body) => ({ subscribe: (sink) => ({ unsubscribe: subscribeLive(withoutNothing(body), sink) }) }),
      }),
    ],
  });
}

function withoutNothing<T extends object>(body: T): T {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as T;
}

/** Told the viewer anew, we may see more or less than before: every answer is asked for again. */
const updates: UpdatesConfig = {
  Subscription: {
    viewerChanged: (_result, _arguments, cache) => {
      if (isKnown) for (const { fieldKey } of cache.inspectFields("Query")) cache.invalidate("Query", fieldKey);
      isKnown = true;
    },
  },
};
let isKnown = false;

/** What is now: every object once, kept new by subscriptions. */
export const presentClient = clientWith(graphcache({ keys, updates }));

/** What was: the same object looks different at every instant, so answers are kept by their question. */
export const pastClient = clientWith(cacheExchange);
