/** Something was recorded then. */
export interface Moment {
  at: string;
}

/** The last moment before an instant; before now when there is none. */
export function momentBefore<M extends Moment>(moments: readonly M[], instant: string | undefined): M | undefined {
  const at = instant ? Date.parse(instant) : Number.POSITIVE_INFINITY;
  return [...moments].reverse().find((moment) => Date.parse(moment.at) < at && (instant !== undefined || moment !== moments.at(-1)));
}

/** The first moment after an instant. */
export function momentAfter<M extends Moment>(moments: readonly M[], instant: string | undefined): M | undefined {
  return instant === undefined ? undefined : moments.find((moment) => Date.parse(moment.at) > Date.parse(instant));
}

interface Recorded {
  recordedAt: string;
}

/** What was recorded together is one step of the slider. */
export function momentsOf(recorded: readonly Recorded[]): Moment[] {
  return [...new Set(recorded.map((one) => one.recordedAt))].map((at) => ({ at }));
}

/** What had been recorded by then; everything when that is now. */
export function knownAt<R extends Recorded>(recorded: readonly R[], asOf: string | undefined): R[] {
  return recorded.filter((one) => !asOf || Date.parse(one.recordedAt) <= Date.parse(asOf));
}
