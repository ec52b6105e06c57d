import type { Scheme } from "@/shell/theme";
import { palettes } from "./colours";
import { boundsOf, type Drawing, type DrawnItem, shortened, size } from "./drawing";

/** The drawing as a picture that scales, made of nothing but shapes and text. */
export function svgOf({ items, lines }: Drawing, scheme: Scheme, typeOf: (item: DrawnItem) => string): string {
  const colour = palettes[scheme];
  const bounds = boundsOf(items);
  const places = new Map(items.map((item) => [item.id, item]));
  const strokes = lines.map(({ from, to, mark, line }) => {
    const [one, other] = [places.get(from)!, places.get(to)!];
    const dashes = mark === "went" || line.flow === "NONE" ? ` stroke-dasharray="5 4"` : "";
    const stroke = mark ? colour.mark[mark] : colour.line;
    return `<line x1="${one.x}" y1="${one.y}" x2="${other.x}" y2="${other.y}" stroke="${stroke}" stroke-width="${mark ? 2.5 : 1.2}"${dashes}/>`;
  });
  const boxes = items.map((item) => {
    const [left, top] = [item.x - size.width / 2, item.y - size.height / 2];
    const edge = item.mark ? colour.mark[item.mark] : colour.importance[item.point.importance];
    return [
      `<g opacity="${item.mark === "went" ? 0.6 : 1}">`,
      `<rect x="${left}" y="${top}" width="${size.width}" height="${size.height}" rx="6" fill="${colour.box}" stroke="${edge}" stroke-width="${item.mark ? 3 : 1.5}"/>`,
      `<rect x="${left}" y="${top}" width="6" height="${size.height}" rx="3" fill="${colour.stage[item.point.stage]}"/>`,
      `<text x="${left + 14}" y="${item.y - 3}" fill="${colour.text}" font-size="12" font-weight="600">${escaped(shortened(item.name))}</text>`,
      `<text x="${left + 14}" y="${item.y + 13}" fill="${colour.faint}" font-size="11">${escaped(shortened(typeOf(item)))}</text>`,
      "</g>",
    ].join("");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${bounds.left} ${bounds.top} ${bounds.width} ${bounds.height}" width="${bounds.width}" height="${bounds.height}" font-family="sans-serif">`,
    `<rect x="${bounds.left}" y="${bounds.top}" width="${bounds.width}" height="${bounds.height}" fill="${colour.ground}"/>`,
    ...groupsOf(items).map(
      ({ name, left, top, width, height }) =>
        `<rect class="group" x="${left}" y="${top}" width="${width}" height="${height}" rx="8" fill="${colour.group}" stroke="${colour.line}"/>` +
        `<text x="${left + 10}" y="${top + 15}" fill="${colour.faint}" font-size="12">${escaped(name)}</text>`,
    ),
    ...strokes,
    ...boxes,
    "</svg>",
  ].join("\n");
}

function groupsOf(items: readonly DrawnItem[]) {
  const ids = new Set(items.flatMap((item) => item.group ?? []));
  return [...ids].map((id) => {
    const members = items.filter((item) => item.group === id);
    return { name: members[0]!.groupName ?? "", ...boundsOf(members, 22) };
  });
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
