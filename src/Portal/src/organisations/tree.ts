interface Node {
  code: string;
  name: string;
  parent: { code: string } | null;
}

export interface Branch<N> {
  node: N;
  depth: number;
  children: number;
}

/** Organisations in the order of a tree, each behind the one it stands under. One whose parent is out of sight stands at the top. */
export function treeOf<N extends Node>(nodes: readonly N[], folded: ReadonlySet<string> = new Set()): Branch<N>[] {
  const known = new Set(nodes.map((node) => node.code));
  const under = new Map<string, N[]>();
  for (const node of nodes) {
    const above = node.parent && known.has(node.parent.code) ? node.parent.code : "";
    under.set(above, [...(under.get(above) ?? []), node]);
  }
  const walk = (code: string, depth: number): Branch<N>[] =>
    (under.get(code) ?? []).flatMap((node) => [
      { node, depth, children: under.get(node.code)?.length ?? 0 },
      ...(folded.has(node.code) ? [] : walk(node.code, depth + 1)),
    ]);
  return walk("", 0);
}

/** Where an organisation may be moved: anywhere but under itself. */
export function beyond<N extends Node>(nodes: readonly N[], code: string): N[] {
  const below = new Set([code]);
  for (const { node } of treeOf(nodes)) if (node.parent && below.has(node.parent.code)) below.add(node.code);
  return nodes.filter((node) => !below.has(node.code));
}
