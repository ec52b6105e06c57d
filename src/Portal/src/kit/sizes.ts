const units = ["B", "kB", "MB", "GB"];
const step = 1000;

/** Bytes in the largest unit that leaves a whole number before the point. */
export function sizeOf(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(step)));
  const value = bytes / step ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}
