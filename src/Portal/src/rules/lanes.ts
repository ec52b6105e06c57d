import type { Outbreak } from "./queries";

/** Where a bar begins and how long it is, in percent of the time that is shown. */
export interface Bar {
  outbreak: Outbreak;
  left: number;
  width: number;
}

export interface Lane {
  /** The labels in which it differs from the others. */
  name: string;
  /** All of its labels. */
  whole: string;
  bars: Bar[];
}

const [hundred, thinnest] = [100, 0.6];

/** The labels of a series as they are written in a query. */
export function nameOf(labels: Outbreak["labels"]): string {
  return labels.length === 0 ? "{}" : labels.map((label) => `${label.name}="${label.value}"`).join(", ");
}

/** A lane for each series, those with most outbreaks first; what still fires reaches to the end. */
export function lanesOf(outbreaks: readonly Outbreak[], from: string, to: string): Lane[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const share = (at: number) => (hundred * (Math.min(Math.max(at, start), end) - start)) / (end - start);
  const lanes = new Map<string, Lane>();
  const shared = sharedOf(outbreaks);
  for (const outbreak of outbreaks) {
    const left = Math.min(share(Date.parse(outbreak.from)), hundred - thinnest);
    const right = share(outbreak.to ? Date.parse(outbreak.to) : end);
    const whole = nameOf(outbreak.labels);
    const own = outbreak.labels.filter((label) => !shared.has(nameOf([label])));
    const lane = lanes.get(whole) ?? { name: own.length > 0 ? nameOf(own) : whole, whole, bars: [] };
    lane.bars.push({ outbreak, left, width: Math.max(right - left, thinnest) });
    lanes.set(whole, lane);
  }
  return [...lanes.values()].sort((one, other) => other.bars.length - one.bars.length);
}

// What all of them say tells none from another.
function sharedOf(outbreaks: readonly Outbreak[]): Set<string> {
  const [first, ...rest] = outbreaks.map((outbreak) => new Set(outbreak.labels.map((label) => nameOf([label]))));
  return new Set([...(first ?? [])].filter((label) => rest.every((other) => other.has(label))));
}
