import type { Scheme } from "@/shell/theme";
import type { Mark } from "./drawing";
import type { Point } from "./queries";

interface Palette {
  ground: string;
  box: string;
  text: string;
  faint: string;
  line: string;
  group: string;
  stage: Record<Point["stage"], string>;
  importance: Record<Point["importance"], string>;
  mark: Record<Mark, string>;
}

/** A canvas and a file know no variables of a style sheet. */
export const palettes: Record<Scheme, Palette> = {
  light: {
    ground: "#ffffff",
    box: "#f7f9fc",
    text: "#1b2433",
    faint: "#5d6778",
    line: "#9aa7bd",
    group: "#eef2f8",
    stage: { PLANNED: "#7b6bd6", IN_STOCK: "#7d8797", IN_USE: "#2f8f5b", MAINTENANCE: "#c27a10", RETIRED: "#a8adb6" },
    importance: { CORE: "#c6303e", IMPORTANT: "#c27a10", NORMAL: "#c3cbd8" },
    mark: {
      lost: "#a3121f",
      fallen: "#d9485a",
      cause: "#c27a10",
      alone: "#a3121f",
      way: "#1d5fc4",
      came: "#2f8f5b",
      went: "#8a919e",
      turned: "#7b6bd6",
    },
  },
  dark: {
    ground: "#141a24",
    box: "#1d2633",
    text: "#e6ebf3",
    faint: "#a3adbd",
    line: "#56637a",
    group: "#19212d",
    stage: { PLANNED: "#9d90f0", IN_STOCK: "#8d97a8", IN_USE: "#54bd84", MAINTENANCE: "#e0a040", RETIRED: "#6b7280" },
    importance: { CORE: "#ff6b78", IMPORTANT: "#e0a040", NORMAL: "#3b475a" },
    mark: {
      lost: "#ff6b78",
      fallen: "#e5697a",
      cause: "#e0a040",
      alone: "#ff6b78",
      way: "#7fb0ff",
      came: "#54bd84",
      went: "#7a8497",
      turned: "#9d90f0",
    },
  },
};
