/** What stands at some depth of a tree, in its order: a row, and after it what is under it. */
interface Placed {
  depth: number;
}

/** How many rows are under each. */
export function under(rows: readonly Placed[]): number[] {
  const counts = rows.map(() => 0);
  const above: number[] = [];
  for (const [place, { depth }] of rows.entries()) {
    while (above.length > 0 && rows[above.at(-1)!]!.depth >= depth) above.pop();
    for (const one of above) counts[one]! += 1;
    above.push(place);
  }
  return counts;
}

/** Places of the rows that are to be seen when what is under some of them is folded away. */
export function shownOf<Row extends Placed>(rows: readonly Row[], isFolded: (row: Row) => boolean): number[] {
  const shown: number[] = [];
  let deepest = Number.POSITIVE_INFINITY;
  for (const [place, row] of rows.entries()) {
    if (row.depth > deepest) continue;
    deepest = isFolded(row) ? row.depth : Number.POSITIVE_INFINITY;
    shown.push(place);
  }
  return shown;
}
