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
const forbidden = 4403;
const unknown = 401;
let failures = 0;
let isOpen = false;
let socket: SocketClient | undefined;

function isClose(fault: unknown): fault is CloseEvent {
  return typeof fault === "object" && fault !== null && "code" in fault && "reason" in fault;
}

function sockets(): SocketClient {
  socket ??= createClient({
    url: () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    lazyCloseTimeout: 5_000,
    retryAttempts: Number.MAX_SAFE_INTEGER,
    // A fault of ours would come again at once, for ever; only a connection that broke is worth another try.
    shouldRetry: (fault) => isClose(fault) && fault.code !== forbidden && failures < failuresBeforeEvents,
    connectionParams: portalHeaders,
    on: {
      connected: () => {
        failures = 0;
        isOpen = true;
      },
      closed: () => {
        if (!isOpen) failures += 1;
        isOpen = false;
      },
    },
  });
  return socket;
}

/** Subscribes over one socket for the whole window; behind a proxy that lets no socket through, over server-sent events. */
export function subscribeLive(body: Body, sink: Sink): () => void {
  if (failures >= failuresBeforeEvents) return overEvents(body, sink);
  let leave = () => {};
  // The protocol wants a text; the Api takes the document that the digest names when it is empty.
  const payload = { query: "", ...body };
  leave = sockets().subscribe(payload, {
    next: (value) => sink.next(value),
    complete: () => sink.complete(),
    error: (fault) => {
      if (failures >= failuresBeforeEvents || (isClose(fault) && fault.code === forbidden)) leave = overEvents(body, sink);
      else sink.error(fault);
    },
  });
  return () => leave();
}

function overEvents(body: Body, sink: Sink): () => void {
  const leaving = new AbortController();
  readEvents(body, sink, leaving.signal).then(
    () => sink.complete(),
    (fault) => {
      if (!leaving.signal.aborted) sink.error(fault);
    },
  );
  return () => leaving.abort();
}

async function readEvents(body: Body, sink: Sink, signal: AbortSignal) {
  const answer = await fetch("/graphql", {
    method: "POST",
    signal,
    headers: { ...portalHeaders, "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify(body),
  });
  if (answer.status === unknown) tellSignedOut();
  if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (waiting + value).split("\n\n");
    waiting = parts.pop() ?? "";
    for (const part of parts) {
      const event = eventOf(part);
      if (event.name === "complete") return;
      if (event.name === "next") sink.next(JSON.parse(event.data));
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
