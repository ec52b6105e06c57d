/** From where to where a number may be; nothing when it may be any. */
export function rangeOf(minimum: number | null, maximum: number | null): string | undefined {
  if (minimum === null) return maximum === null ? undefined : `≤ ${maximum}`;
  return maximum === null ? `≥ ${minimum}` : `${minimum}–${maximum}`;
}
