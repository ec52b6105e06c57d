import AimOutlined from "@ant-design/icons/es/icons/AimOutlined";
import ApartmentOutlined from "@ant-design/icons/es/icons/ApartmentOutlined";
import NotificationOutlined from "@ant-design/icons/es/icons/NotificationOutlined";
import SendOutlined from "@ant-design/icons/es/icons/SendOutlined";
import type { Page } from "@/shell/Page";

export const channels: Page[] = [
  {
    path: "monitoring/faults",
    key: "faults",
    operation: "telemetry.read",
    icon: <AimOutlined />,
    group: "monitoring",
    load: () => import("@/faults/FaultPage"),
  },
  {
    path: "monitoring/correlation",
    key: "correlation",
    operation: "alert.read",
    icon: <ApartmentOutlined rotate={180} />,
    group: "monitoring",
    load: () => import("@/correlation/CorrelationPage"),
  },
  {
    path: "notification-channels",
    key: "channels",
    operation: "notification-channel.read",
    icon: <NotificationOutlined />,
    group: "monitoring",
    load: () => import("./ChannelsPage"),
  },
  {
    path: "deliveries",
    key: "deliveries",
    operation: "delivery.read",
    icon: <SendOutlined />,
    group: "monitoring",
    load: () => import("./DeliveriesPage"),
  },
];
