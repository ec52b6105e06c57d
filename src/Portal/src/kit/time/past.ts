const year = 365 * 86_400_000;

/** How far back the sliders of access reach. */
export function yearAgo(now = Date.now()): string {
  return new Date(now - year).toISOString();
}
