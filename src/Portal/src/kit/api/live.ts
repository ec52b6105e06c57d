import { createClient, type Client as SocketClient } from "graphql-ws";
import { tellSignedOut } from "./signedOut";

interface Body {
  query?: string;
  documentId?: string;
  variables?: Record<string, unknown>;
}

interface Sink {
  // biome-ignore lint/suspicious/noExplicitAny: urql hands a sink of its own result type
  next(value: any): void;
  error(fault: unknown): void;
  complete(): void;
}

/** What every request of the portal carries; the Api refuses a session's request without it. */
export const portalHeaders = { "X-Ops-Request": "portal" };

const failuresBeforeEvents = 2;
const [forbidden, unknown] = [4403, 401];
/** How the Api ends a connection whose caller may do more or less than before; whoever comes again is known by the new rights. */
const [accessEnded, accessEndedCode] = ["Access ended", "access-ended"];
const longestPause = 30_000;

let failures = 0;
let hasWorked = false;
let comesAtOnce = false;
let socket: SocketClient | undefined;
const waiting = new Set<() => void>();

/** Tells when the connection is back after a break: what happened meanwhile was not told. */
export function whenBack(action: () => void): () => void {
  waiting.add(action);
  return () => waiting.delete(action);
}

function tellBack() {
  for (const action of waiting) action();
}

const pause = (tries: number) =>
  new Promise<void>((go) => setTimeout(go, Math.min(longestPause, 1_000 * 2 ** Math.min(tries, 10)) * (0.75 + Math.random() / 2)));

// A proxy that lets no socket through never lets one through; a server that is started again does soon.
const isShutOut = () => !hasWorked && failures >= failuresBeforeEvents;
const isForbidden = (fault: unknown) => typeof fault === "object" && fault !== null && "code" in fault && fault.code === forbidden;
const hasOtherRights = (fault: unknown) => isForbidden(fault) && (fault as CloseEvent).reason === accessEnded;

function pauseBeforeRetry(tries: number): Promise<void> {
  const atOnce = comesAtOnce;
  comesAtOnce = false;
  return atOnce ? Promise.resolve() : pause(tries);
}

function sockets(): SocketClient {
  socket ??= createClient({
    url: () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    lazyCloseTimeout: 5_000,
    retryAttempts: Number.MAX_SAFE_INTEGER,
    retryWait: pauseBeforeRetry,
    // A fault of ours would come again at once, for ever; only a connection that broke is worth another try.
    shouldRetry: (fault) => hasOtherRights(fault) || (!(fault instanceof Error) && !isForbidden(fault) && !isShutOut()),
    connectionParams: portalHeaders,
    on: {
      connected: (_socket, _payload, isAgain) => {
        [failures, hasWorked] = [0, true];
        if (isAgain) tellBack();
      },
      closed: (end) => {
        comesAtOnce = hasOtherRights(end);
      },
      error: () => {
        failures += 1;
      },
    },
  });
  return socket;
}

/** Subscribes over one socket for the whole window; behind a proxy that lets no socket through, over server-sent events. */
export function subscribeLive(body: Body, sink: Sink): () => void {
  if (isShutOut()) return overEvents(body, sink);
  // The protocol wants a text; the Api takes the document that the digest names when it is empty.
  let leave = sockets().subscribe(
    { query: "", ...body },
    {
      next: (value) => sink.next(value),
      complete: () => sink.complete(),
      error: (fault) => {
        if (isShutOut() || isForbidden(fault)) leave = overEvents(body, sink);
        else sink.error(fault);
      },
    },
  );
  return () => leave();
}

function overEvents(body: Body, sink: Sink): () => void {
  const leaving = new AbortController();
  void keepReading(body, sink, leaving.signal);
  return () => leaving.abort();
}

async function keepReading(body: Body, sink: Sink, signal: AbortSignal) {
  for (let tries = 0; !signal.aborted; tries += 1) {
    const end = await readEvents(body, sink, signal, () => {
      if (tries > 0) tellBack();
      tries = 0;
    }).catch(() => "broken" as const);
    if (signal.aborted) return;
    if (end === "complete") return sink.complete();
    if (end === "refused") return sink.error(new Error("refused"));
    if (end !== "other-rights") await pause(tries);
  }
}

type End = "complete" | "refused" | "broken" | "other-rights";

async function readEvents(body: Body, sink: Sink, signal: AbortSignal, onOpen: () => void): Promise<End> {
  const answer = await fetch("/graphql", {
    method: "POST",
    signal,
    headers: { ...portalHeaders, "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify(body),
  });
  if (answer.status === unknown) tellSignedOut();
  if (answer.status >= 400 && answer.status < 500) return "refused";
  if (!answer.ok || !answer.body) return "broken";
  onOpen();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return "broken";
    const parts = (rest + value).split("\n\n");
    rest = parts.pop() ?? "";
    for (const event of parts.map(eventOf)) {
      if (event.name === "complete") return "complete";
      if (event.name !== "next") continue;
      const value = JSON.parse(event.data);
      if (value.errors?.[0]?.extensions?.code === accessEndedCode) return "other-rights";
      sink.next(value);
    }
  }
}

/** One event of a stream: its name and its data. */
export function eventOf(text: string): { name: string; data: string } {
  const lines = text.split("\n");
  const all = (field: string) =>
    lines.filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).trimStart());
  return { name: all("event")[0] ?? "message", data: all("data").join("\n") };
}
