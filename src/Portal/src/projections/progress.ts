interface Rebuild {
  stage: string;
  done: number;
  total: number | null;
  running: boolean;
  fault: string | null;
}

const whole = 100;

/** How much of a rebuild is done, in percent. A rebuild that ended well is whole, whatever it counted last. */
export function shareOf({ stage, done, total, running, fault }: Rebuild): number {
  if (!running && !fault && stage === "done") return whole;
  return total ? Math.min(whole, Math.floor((whole * done) / total)) : 0;
}

export function isPromoted({ running, fault, stage }: Rebuild): boolean {
  return !running && !fault && stage === "done";
}

/** What the two tables had in common, short enough to compare by eye. */
export function sidesOf(checksum: string | null): string | undefined {
  return checksum ?? undefined;
}
