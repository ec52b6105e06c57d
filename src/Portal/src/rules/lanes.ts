import type { Outbreak } from "./queries";

/** Where a bar begins and how long it is, in percent of the time that is shown. */
export interface Bar {
  outbreak: Outbreak;
  left: number;
  width: number;
}

export interface Lane {
  name: string;
  bars: Bar[];
}

const [whole, thinnest] = [100, 0.6];

/** The labels of a series as they are written in a query. */
export function nameOf(labels: Outbreak["labels"]): string {
  return labels.length === 0 ? "{}" : labels.map((label) => `${label.name}="${label.value}"`).join(", ");
}

/** A lane for each series, those with most outbreaks first; what still fires reaches to the end. */
export function lanesOf(outbreaks: readonly Outbreak[], from: string, to: string): Lane[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const share = (at: number) => (whole * (Math.min(Math.max(at, start), end) - start)) / (end - start);
  const lanes = new Map<string, Bar[]>();
  for (const outbreak of outbreaks) {
    const left = Math.min(share(Date.parse(outbreak.from)), whole - thinnest);
    const right = share(outbreak.to ? Date.parse(outbreak.to) : end);
    const name = nameOf(outbreak.labels);
    lanes.set(name, [...(lanes.get(name) ?? []), { outbreak, left, width: Math.max(right - left, thinnest) }]);
  }
  return [...lanes].map(([name, bars]) => ({ name, bars })).sort((one, other) => other.bars.length - one.bars.length);
}
