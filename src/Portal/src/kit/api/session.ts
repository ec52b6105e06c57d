import { portalHeaders } from "./live";

export interface Session {
  state: "none" | "second-factor" | "enrol-second-factor" | "password-expired" | "signed-in";
  login: string | null;
  providers: { key: string; name: string }[];
}

/** Why a step of signing in was refused; the code has words in `access:codes`. */
export class SignInRefusal extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly field?: string,
    readonly retryAfter?: number,
  ) {
    super(detail);
  }
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(path, {
    method,
    credentials: "same-origin",
    headers: { ...portalHeaders, Accept: "application/json", ...(body ? { "Content-Type": "application/json" } : {}) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  const said = text ? JSON.parse(text) : {};
  if (answer.ok) return said as T;
  const wait = Number(answer.headers.get("Retry-After"));
  throw new SignInRefusal(said.code ?? `http-${answer.status}`, said.detail ?? said.title ?? "", said.field, wait > 0 ? wait : undefined);
}

export const currentSession = () => call<Session>("GET", "/session");
export const signIn = (login: string, password: string) => call<Session>("POST", "/session", { login, password });
export const giveCode = (code: string) => call<Session>("POST", "/session/second-factor", { code });
export const changePassword = (current: string, next: string) => call<Session>("POST", "/session/password", { current, next });
export const startSecondFactor = () => call<{ otpauth: string; qr: string }>("POST", "/session/second-factor/enrolment", {});
export const confirmSecondFactor = (code: string) =>
  call<{ recoveryCodes: string[] }>("POST", "/session/second-factor/enrolment/confirm", { code });
export const readEnrolment = (secret: string) => call<{ login: string; name: string; expiresAt: string }>("POST", "/enrolment", { secret });
export const completeEnrolment = (secret: string, password: string) => call<Session>("POST", "/enrolment/complete", { secret, password });
export const signOut = () => call<void>("DELETE", "/session");
