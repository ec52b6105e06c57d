import type { ComponentType, ReactNode } from "react";

/** The parts of the menu, in their order; each names a text `kit:groups.<group>`. */
export const groups = ["work", "monitoring", "configuration", "assets", "landscape", "oversight", "access", "system"] as const;

/** A place in the portal. It has a menu entry when it has an icon, and is only there for those who hold its operation. */
export interface Page {
  /** The route, without the leading slash. */
  path: string;
  /** Names the text `kit:pages.<key>`. */
  key: string;
  operation?: string;
  group?: (typeof groups)[number];
  icon?: ReactNode;
  load: () => Promise<{ default: ComponentType }>;
}
