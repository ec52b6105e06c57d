/** A browser by its name and system, out of what it says of itself. */
export function agentName(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\/?(\d+)?/.exec(agent);
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera" };
  if (!browser) return agent.slice(0, 60);
  return [`${names[browser[1]!] ?? browser[1]} ${browser[2] ?? ""}`.trim(), system].filter(Boolean).join(" · ");
}

/** Whether a grant was ended or has expired. */
export function isOver(grant: { until: string | null; expiresAt: string | null }, now = Date.now()): boolean {
  return [grant.until, grant.expiresAt].some((end) => end !== null && Date.parse(end) <= now);
}

/** Operations by the noun they begin with, in the order in which the nouns come. */
export function byShelf(operations: readonly string[]): [string, string[]][] {
  const shelves = new Map<string, string[]>();
  for (const operation of operations) {
    const shelf = operation.split(".")[0]!;
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), operation]);
  }
  return [...shelves];
}
