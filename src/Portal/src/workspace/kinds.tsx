import AlertOutlined from "@ant-design/icons/es/icons/AlertOutlined";
import ApiOutlined from "@ant-design/icons/es/icons/ApiOutlined";
import BarChartOutlined from "@ant-design/icons/es/icons/BarChartOutlined";
import FieldTimeOutlined from "@ant-design/icons/es/icons/FieldTimeOutlined";
import FireOutlined from "@ant-design/icons/es/icons/FireOutlined";
import HistoryOutlined from "@ant-design/icons/es/icons/HistoryOutlined";
import ScheduleOutlined from "@ant-design/icons/es/icons/ScheduleOutlined";
import TeamOutlined from "@ant-design/icons/es/icons/TeamOutlined";
import { type ComponentType, lazy, type ReactNode } from "react";
import type { Kind, Settings } from "./dashboard";
import { Clocks } from "./widgets/Clocks";
import { Feed } from "./widgets/Feed";
import { Major, MyWork, Queue, Recent } from "./widgets/IncidentLists";
import { Priorities } from "./widgets/Priorities";

export interface WidgetProps {
  settings: Settings;
  /** Counts up when an incident changed. */
  changes: number;
}

interface KindOfWidget {
  icon: ReactNode;
  operation: string;
  /** How large a new one is. */
  width: number;
  height: number;
  /** What of it can be settled. */
  settings: readonly (keyof Settings)[];
  Body: ComponentType<WidgetProps>;
}

/** Everything that a dashboard can show, in the order of the gallery. */
export const kinds: Record<Kind, KindOfWidget> = {
  MY_WORK: { icon: <ScheduleOutlined />, operation: "incident.read", width: 6, height: 5, settings: ["title", "rows"], Body: MyWork },
  TEAM_QUEUE: { icon: <TeamOutlined />, operation: "incident.read", width: 6, height: 5, settings: ["title", "rows"], Body: Queue },
  OPEN_BY_PRIORITY: {
    icon: <FireOutlined />,
    operation: "incident.read",
    width: 12,
    height: 2,
    settings: ["title", "organisation"],
    Body: Priorities,
  },
  CLOCKS_AT_RISK: {
    icon: <FieldTimeOutlined />,
    operation: "sla.read",
    width: 6,
    height: 5,
    settings: ["title", "rows", "hours", "organisation"],
    Body: Clocks,
  },
  MAJOR_INCIDENTS: {
    icon: <AlertOutlined />,
    operation: "incident.read",
    width: 6,
    height: 4,
    settings: ["title", "rows", "organisation"],
    Body: Major,
  },
  RECENT_CHANGES: {
    icon: <HistoryOutlined />,
    operation: "incident.read",
    width: 6,
    height: 5,
    settings: ["title", "rows", "organisation"],
    Body: Recent,
  },
  ATTAINMENT_TREND: {
    icon: <BarChartOutlined />,
    operation: "sla.read",
    width: 6,
    height: 5,
    settings: ["title", "months", "organisation"],
    Body: lazy(() => import("./widgets/Attainment")),
  },
  FEED_LAG: { icon: <ApiOutlined />, operation: "feed.read", width: 6, height: 2, settings: ["title"], Body: Feed },
};
