import type { Dependency, MappedService, ServiceMap } from "./queries";

export const box = { width: 156, height: 48, across: 90, down: 108 };
const margin = 24;
const day = 24 * 3_600_000;
const thickest = 5;

export interface DrawnService {
  key: string;
  service: MappedService;
  x: number;
  y: number;
}

export interface DrawnCall {
  key: string;
  dependency: Dependency;
  path: string;
  /** The more calls, the thicker, by powers of ten. */
  width: number;
}

export const keyOf = (organisation: string | undefined, name: string) => `${organisation ?? ""}/${name}`;
export const callerOf = (one: Dependency) => keyOf(one.organisation?.code, one.caller);
export const calleeOf = (one: Dependency) => keyOf(one.organisation?.code, one.callee);

/** Whether it appeared within a day before the time that is looked at. */
export const isNew = (one: Dependency, at: string) => Date.parse(at) - Date.parse(one.since) < day;

/** Where everything stands: whoever asks above those who are asked, lines from edge to edge. */
export function drawingOf(map: ServiceMap) {
  const services: DrawnService[] = map.services.map((service) => ({
    key: keyOf(service.organisation?.code, service.name),
    service,
    x: service.x * box.across,
    y: service.y * box.down,
  }));
  const places = new Map(services.map((one) => [one.key, one]));
  const calls: DrawnCall[] = map.dependencies.flatMap((dependency) => {
    const [from, to] = [places.get(callerOf(dependency)), places.get(calleeOf(dependency))];
    if (!from || !to) return [];
    return [
      {
        key: `${callerOf(dependency)} ${dependency.callee}`,
        dependency,
        path: between(from, to),
        width: Math.min(thickest, 1 + Math.log10(1 + dependency.calls)),
      },
    ];
  });
  const [xs, ys] = [services.map((one) => one.x), services.map((one) => one.y)];
  const left = Math.min(0, ...xs) - box.width / 2 - margin;
  const top = Math.min(0, ...ys) - box.height / 2 - margin;
  return {
    services,
    calls,
    left,
    top,
    width: Math.max(0, ...xs) + box.width / 2 + margin - left,
    height: Math.max(0, ...ys) + box.height / 2 + margin - top,
  };
}

function between(from: DrawnService, to: DrawnService): string {
  const downward = to.y >= from.y ? 1 : -1;
  const [startY, endY] = [from.y + (downward * box.height) / 2, to.y - (downward * box.height) / 2];
  const bend = (downward * box.down) / 2;
  return `M${from.x} ${startY} C${from.x} ${startY + bend} ${to.x} ${endY - bend} ${to.x} ${endY}`;
}
