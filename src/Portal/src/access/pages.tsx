import AlertOutlined from "@ant-design/icons/es/icons/AlertOutlined";
import CarryOutOutlined from "@ant-design/icons/es/icons/CarryOutOutlined";
import HistoryOutlined from "@ant-design/icons/es/icons/HistoryOutlined";
import IdcardOutlined from "@ant-design/icons/es/icons/IdcardOutlined";
import KeyOutlined from "@ant-design/icons/es/icons/KeyOutlined";
import LaptopOutlined from "@ant-design/icons/es/icons/LaptopOutlined";
import LockOutlined from "@ant-design/icons/es/icons/LockOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/es/icons/SafetyCertificateOutlined";
import SolutionOutlined from "@ant-design/icons/es/icons/SolutionOutlined";
import UserDeleteOutlined from "@ant-design/icons/es/icons/UserDeleteOutlined";
import UsergroupAddOutlined from "@ant-design/icons/es/icons/UsergroupAddOutlined";
import type { Page } from "@/shell/Page";

export const access: Page[] = [
  {
    path: "access/accounts",
    key: "accounts",
    operation: "account.read",
    icon: <IdcardOutlined />,
    group: "access",
    load: () => import("./AccountsPage"),
  },
  { path: "access/accounts/:id", key: "account", operation: "account.read", load: () => import("./AccountPage") },
  {
    path: "access/leavers",
    key: "leavers",
    operation: "leaver.read",
    icon: <UserDeleteOutlined />,
    group: "access",
    load: () => import("./LeaversPage"),
  },
  {
    path: "access/groups",
    key: "groups",
    operation: "grant.read",
    icon: <UsergroupAddOutlined />,
    group: "access",
    load: () => import("./GroupsPage"),
  },
  { path: "access/groups/:id", key: "group", operation: "grant.read", load: () => import("./GroupPage") },
  {
    path: "access/roles",
    key: "roles",
    operation: "grant.read",
    icon: <SafetyCertificateOutlined />,
    group: "access",
    load: () => import("./RolesPage"),
  },
  {
    path: "access/grants",
    key: "grants",
    operation: "grant.read",
    icon: <KeyOutlined />,
    group: "access",
    load: () => import("./GrantsPage"),
  },
  {
    path: "access/requests",
    key: "requests",
    operation: "grant.read",
    icon: <SolutionOutlined />,
    group: "access",
    load: () => import("./RequestsPage"),
  },
  {
    path: "access/reviews",
    key: "reviews",
    operation: "review.read",
    icon: <CarryOutOutlined />,
    group: "access",
    load: () => import("./ReviewsPage"),
  },
  { path: "access/reviews/:id", key: "review", operation: "review.read", load: () => import("./ReviewPage") },
  {
    path: "access/who-could",
    key: "whoCould",
    operation: "access.history",
    icon: <HistoryOutlined />,
    group: "access",
    load: () => import("./WhoCouldPage"),
  },
  {
    path: "access/break-glass",
    key: "breakGlass",
    operation: "break-glass.read",
    icon: <AlertOutlined />,
    group: "access",
    load: () => import("./BreakGlassPage"),
  },
  {
    path: "access/sessions",
    key: "sessions",
    operation: "session.read",
    icon: <LaptopOutlined />,
    group: "access",
    load: () => import("./SessionsPage"),
  },
  {
    path: "access/tokens",
    key: "tokens",
    operation: "token.read",
    icon: <LockOutlined />,
    group: "access",
    load: () => import("./TokensPage"),
  },
];
