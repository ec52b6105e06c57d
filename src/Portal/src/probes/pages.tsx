import GlobalOutlined from "@ant-design/icons/es/icons/GlobalOutlined";
import type { Page } from "@/shell/Page";

export const probes: Page[] = [
  {
    path: "monitoring/probes",
    key: "probes",
    operation: "probe.read",
    icon: <GlobalOutlined />,
    group: "monitoring",
    load: () => import("./ProbeListPage"),
  },
  { path: "monitoring/probes/new", key: "defineProbe", operation: "probe.define", load: () => import("./ProbeEditorPage") },
  { path: "monitoring/probes/:id", key: "probe", operation: "probe.read", load: () => import("./ProbePage") },
  { path: "monitoring/probes/:id/edit", key: "reviseProbe", operation: "probe.revise", load: () => import("./ProbeEditorPage") },
];
