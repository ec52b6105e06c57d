import ApartmentOutlined from "@ant-design/icons/es/icons/ApartmentOutlined";
import HomeOutlined from "@ant-design/icons/es/icons/HomeOutlined";
import UnorderedListOutlined from "@ant-design/icons/es/icons/UnorderedListOutlined";
import type { ComponentType, ReactNode } from "react";

/** A place in the portal. It has a menu entry when it has an icon, and is only there for those who hold its operation. */
export interface Page {
  /** The route, without the leading slash. */
  path: string;
  /** Names the text `kit:pages.<key>`. */
  key: string;
  operation?: string;
  /** Names the text `kit:groups.<group>`; entries of a group stand together in the menu. */
  group?: "work" | "landscape" | "oversight" | "access" | "system";
  icon?: ReactNode;
  load: () => Promise<{ default: ComponentType }>;
}

export const pages: Page[] = [
  { path: "", key: "home", icon: <HomeOutlined />, group: "work", load: () => import("./home/HomePage") },
  {
    path: "incidents",
    key: "incidents",
    operation: "incident.read",
    icon: <UnorderedListOutlined />,
    group: "work",
    load: () => import("./incidents/IncidentListPage"),
  },
  {
    path: "incidents/board",
    key: "board",
    operation: "incident.read",
    icon: <ApartmentOutlined rotate={270} />,
    group: "work",
    load: () => import("./incidents/IncidentBoardPage"),
  },
  { path: "incidents/new", key: "report", operation: "incident.report", load: () => import("./incidents/ReportIncidentPage") },
  { path: "incidents/:id", key: "incident", operation: "incident.read", load: () => import("./incidents/IncidentPage") },
];
