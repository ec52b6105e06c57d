import type { Occupant } from "./AssetQuery";

export type Side = "FRONT" | "REAR";

export interface Placed {
  occupant: Occupant;
  /** The lowest and highest unit of it that the rack has. */
  bottom: number;
  top: number;
  /** Those that stand in each other's way share the width: which strip, of how many. */
  lane: number;
  lanes: number;
}

/** Who is drawn on a side of the rack, and where; who takes no unit that the rack has is not drawn. */
export function sideOf(occupants: readonly Occupant[], side: Side, height: number): Placed[] {
  const here = occupants
    .filter((occupant) => occupant.unit !== null && (occupant.face === side || occupant.face === "BOTH"))
    .map((occupant) => ({
      occupant,
      bottom: Math.max(1, occupant.unit!),
      top: Math.min(height, occupant.unit! + occupant.height - 1),
      lane: 0,
      lanes: 1,
    }))
    .filter((placed) => placed.top >= placed.bottom)
    .sort((one, other) => one.bottom - other.bottom);
  let cluster: Placed[] = [];
  let reach = 0;
  const close = () => {
    const lanes = Math.max(0, ...cluster.map((placed) => placed.lane)) + 1;
    for (const placed of cluster) placed.lanes = lanes;
    cluster = [];
  };
  for (const placed of here) {
    if (placed.bottom > reach) close();
    const taken = cluster.filter((other) => other.top >= placed.bottom).map((other) => other.lane);
    while (taken.includes(placed.lane)) placed.lane++;
    cluster.push(placed);
    reach = Math.max(reach, placed.top);
  }
  close();
  return here;
}

/** From which unit to which, as people write it. */
export function unitsOf(unit: number, height: number): string {
  return height === 1 ? `U${unit}` : `U${unit}–${unit + height - 1}`;
}

/** It stands in another's way, or where the rack ends. */
export const isWrong = ({ overlaps, outOfRange }: Occupant) => overlaps.length > 0 || outOfRange;
