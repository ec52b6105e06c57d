import type { Client } from "urql";
import { graphql } from "@/kit/api/graphql";

const PersonNames = graphql(`query PersonNames($logins: [String!]!) { personNames(logins: $logins) { login name } }`);

/** How many logins are asked for at once; the Api answers no more. */
const most = 200;

/**
 * What people are called, by login. Whoever shows a login asks here; what one rendering asks for travels as one question, and nobody
 * is asked for twice. Who is not answered keeps the login; where no answer came at all, the next rendering asks again.
 */
export class Names {
  private readonly known = new Map<string, string | undefined>();
  private readonly wanted = new Set<string>();
  private readonly watchers = new Set<() => void>();
  private version = 0;

  constructor(private readonly ask: (logins: string[]) => Promise<readonly { login: string; name: string }[] | undefined>) {}

  readonly watch = (tell: () => void) => {
    this.watchers.add(tell);
    return () => void this.watchers.delete(tell);
  };

  readonly snapshot = () => this.version;

  of(login: string): string | undefined {
    if (!this.known.has(login) && !this.wanted.has(login)) {
      if (this.wanted.size === 0) queueMicrotask(() => void this.fetch());
      this.wanted.add(login);
    }
    return this.known.get(login);
  }

  private async fetch() {
    const logins = [...this.wanted];
    this.wanted.clear();
    for (const login of logins) this.known.set(login, undefined);
    for (let from = 0; from < logins.length; from += most) {
      const part = logins.slice(from, from + most);
      const answer = await this.ask(part);
      // Nobody is told of that: whoever drew the page anew for it would ask without end while the network is away.
      if (!answer) for (const login of part) this.known.delete(login);
      else this.hear(answer);
    }
  }

  private hear(answer: readonly { login: string; name: string }[]) {
    for (const { login, name } of answer) this.known.set(login, name);
    this.version++;
    for (const tell of this.watchers) tell();
  }
}

const all = new WeakMap<Client, Names>();

/** One memory of names for each connection: another viewer may know others. */
export function namesOf(client: Client): Names {
  let names = all.get(client);
  if (!names) {
    names = new Names(async (logins) => {
      const { data, error } = await client.query(PersonNames, { logins }).toPromise();
      return error?.networkError ? undefined : (data?.personNames ?? []);
    });
    all.set(client, names);
  }
  return names;
}
