import type { Core, ElementDefinition, StylesheetJson } from "cytoscape";
import type { Scheme } from "@/shell/theme";
import { palettes } from "./colours";
import { type Drawing, type DrawnItem, type DrawnLine, shortened, size } from "./drawing";

/** What cytoscape is told to draw. */
export function elementsOf({ items, lines }: Drawing, scheme: Scheme, typeOf: (item: DrawnItem) => string): ElementDefinition[] {
  const groups = new Map(items.filter((item) => item.group).map((item) => [item.group!, item.groupName ?? ""]));
  return [
    ...[...groups].map(([id, label]) => ({ data: { id: `group:${id}`, label }, classes: "group", selectable: false, grabbable: false })),
    ...items.map((item) => nodeOf(item, scheme, typeOf(item))),
    ...lines.map((line) => edgeOf(line, scheme)),
  ];
}

function nodeOf(item: DrawnItem, scheme: Scheme, type: string): ElementDefinition {
  const colour = palettes[scheme];
  const more = item.more + item.outside > 0 ? ` +${item.more + item.outside}` : "";
  return {
    data: {
      id: item.id,
      parent: item.group ? `group:${item.group}` : undefined,
      label: `${shortened(item.name)}\n${type}${more}`,
      edge: item.mark ? colour.mark[item.mark] : colour.importance[item.point.importance],
      width: item.mark ? 3 : item.point.importance === "CORE" ? 2.5 : 1.5,
      // One word: cytoscape looks up what a value as a whole is, not the parts of a list.
      stops: `${colour.stage[item.point.stage]} ${colour.stage[item.point.stage]} ${colour.box} ${colour.box}`,
    },
    position: { x: item.x, y: item.y },
    classes: item.mark === "went" ? "item went" : "item",
  };
}

function edgeOf({ id, from, to, mark, line }: DrawnLine, scheme: Scheme): ElementDefinition {
  const colour = palettes[scheme];
  return {
    data: {
      id: `line:${id}`,
      source: from,
      target: to,
      colour: mark ? colour.mark[mark] : colour.line,
      width: mark ? 2.5 : 1.2,
      dashes: mark === "went" || line.flow === "NONE" ? "dashed" : "solid",
      arrow: line.flow === "NONE" ? "none" : "triangle",
      label: line.group ? `${line.group} ≥${line.needed}` : "",
    },
  };
}

export function styleOf(scheme: Scheme): StylesheetJson {
  const colour = palettes[scheme];
  return [
    {
      selector: "node.item",
      style: {
        shape: "round-rectangle",
        width: size.width,
        height: size.height,
        "background-color": colour.box,
        "border-color": "data(edge)",
        "border-width": "data(width)" as never,
        label: "data(label)",
        color: colour.text,
        "font-size": 12,
        "line-height": 1.3,
        "text-wrap": "wrap",
        "text-overflow-wrap": "anywhere",
        "text-max-width": `${size.width - 22}px`,
        "text-valign": "center",
        "text-halign": "center",
        "background-fill": "linear-gradient",
        "background-gradient-direction": "to-right",
        "background-gradient-stop-colors": "data(stops)" as never,
        "background-gradient-stop-positions": "0% 4.5% 4.6% 100%" as never,
      },
    },
    { selector: "node.went", style: { opacity: 0.55, "border-style": "dashed" } },
    {
      selector: "node.group",
      style: {
        shape: "round-rectangle",
        "background-color": colour.group,
        "border-color": colour.line,
        "border-width": 1,
        label: "data(label)",
        color: colour.faint,
        "font-size": 13,
        "text-valign": "top",
        "text-margin-y": -4,
        padding: "18px",
        events: "no",
      },
    },
    { selector: "node:selected", style: { "overlay-color": colour.mark.way, "overlay-opacity": 0.14, "overlay-padding": 5 } },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": "data(colour)",
        "line-style": "data(dashes)" as never,
        "curve-style": "bezier",
        "target-arrow-shape": "data(arrow)" as never,
        "target-arrow-color": "data(colour)",
        "arrow-scale": 0.8,
        label: "data(label)",
        color: colour.faint,
        "font-size": 10,
        "text-background-color": colour.ground,
        "text-background-opacity": 1,
        "text-background-padding": "2px",
      },
    },
  ];
}

/** Changes what is drawn without starting over: what stays keeps its place on the screen. */
export function redraw(cy: Core, elements: ElementDefinition[]): void {
  const wanted = new Map(elements.map((element) => [element.data.id!, element]));
  cy.batch(() => {
    cy.elements()
      .filter((known) => !wanted.has(known.id()))
      .remove();
    for (const element of elements) {
      const known = cy.getElementById(element.data.id!);
      if (known.empty()) {
        cy.add(element);
        continue;
      }
      const { id, source, target, parent, ...data } = element.data;
      known.data(data);
      if (!known.isNode() || !element.position) continue;
      known.move({ parent: parent ?? null });
      known.position(element.position);
      known.classes(element.classes as string);
    }
  });
}
