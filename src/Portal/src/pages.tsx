import AlertOutlined from "@ant-design/icons/es/icons/AlertOutlined";
import ApartmentOutlined from "@ant-design/icons/es/icons/ApartmentOutlined";
import ApiOutlined from "@ant-design/icons/es/icons/ApiOutlined";
import AppstoreOutlined from "@ant-design/icons/es/icons/AppstoreOutlined";
import AudioMutedOutlined from "@ant-design/icons/es/icons/AudioMutedOutlined";
import AuditOutlined from "@ant-design/icons/es/icons/AuditOutlined";
import BarChartOutlined from "@ant-design/icons/es/icons/BarChartOutlined";
import BarcodeOutlined from "@ant-design/icons/es/icons/BarcodeOutlined";
import BellOutlined from "@ant-design/icons/es/icons/BellOutlined";
import CalendarOutlined from "@ant-design/icons/es/icons/CalendarOutlined";
import CarryOutOutlined from "@ant-design/icons/es/icons/CarryOutOutlined";
import ClusterOutlined from "@ant-design/icons/es/icons/ClusterOutlined";
import ContainerOutlined from "@ant-design/icons/es/icons/ContainerOutlined";
import ControlOutlined from "@ant-design/icons/es/icons/ControlOutlined";
import DatabaseOutlined from "@ant-design/icons/es/icons/DatabaseOutlined";
import DeploymentUnitOutlined from "@ant-design/icons/es/icons/DeploymentUnitOutlined";
import FieldTimeOutlined from "@ant-design/icons/es/icons/FieldTimeOutlined";
import FileDoneOutlined from "@ant-design/icons/es/icons/FileDoneOutlined";
import GoldOutlined from "@ant-design/icons/es/icons/GoldOutlined";
import HddOutlined from "@ant-design/icons/es/icons/HddOutlined";
import HistoryOutlined from "@ant-design/icons/es/icons/HistoryOutlined";
import HomeOutlined from "@ant-design/icons/es/icons/HomeOutlined";
import HourglassOutlined from "@ant-design/icons/es/icons/HourglassOutlined";
import IdcardOutlined from "@ant-design/icons/es/icons/IdcardOutlined";
import ImportOutlined from "@ant-design/icons/es/icons/ImportOutlined";
import KeyOutlined from "@ant-design/icons/es/icons/KeyOutlined";
import LaptopOutlined from "@ant-design/icons/es/icons/LaptopOutlined";
import LineChartOutlined from "@ant-design/icons/es/icons/LineChartOutlined";
import LockOutlined from "@ant-design/icons/es/icons/LockOutlined";
import ReconciliationOutlined from "@ant-design/icons/es/icons/ReconciliationOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/es/icons/SafetyCertificateOutlined";
import ScheduleOutlined from "@ant-design/icons/es/icons/ScheduleOutlined";
import SolutionOutlined from "@ant-design/icons/es/icons/SolutionOutlined";
import SwapOutlined from "@ant-design/icons/es/icons/SwapOutlined";
import TableOutlined from "@ant-design/icons/es/icons/TableOutlined";
import TeamOutlined from "@ant-design/icons/es/icons/TeamOutlined";
import UnorderedListOutlined from "@ant-design/icons/es/icons/UnorderedListOutlined";
import UserDeleteOutlined from "@ant-design/icons/es/icons/UserDeleteOutlined";
import UsergroupAddOutlined from "@ant-design/icons/es/icons/UsergroupAddOutlined";
import type { ComponentType, ReactNode } from "react";

/** A place in the portal. It has a menu entry when it has an icon, and is only there for those who hold its operation. */
export interface Page {
  /** The route, without the leading slash. */
  path: string;
  /** Names the text `kit:pages.<key>`. */
  key: string;
  operation?: string;
  /** Names the text `kit:groups.<group>`; entries of a group stand together in the menu. */
  group?: "work" | "monitoring" | "configuration" | "assets" | "landscape" | "oversight" | "access" | "system";
  icon?: ReactNode;
  load: () => Promise<{ default: ComponentType }>;
}

export const pages: Page[] = [
  { path: "", key: "home", icon: <HomeOutlined />, group: "work", load: () => import("./workspace/HomePage") },
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
  {
    path: "changes",
    key: "changes",
    operation: "change.read",
    icon: <SwapOutlined />,
    group: "work",
    load: () => import("./changes/ChangeListPage"),
  },
  {
    path: "changes/calendar",
    key: "changeCalendar",
    operation: "change.read",
    icon: <ScheduleOutlined />,
    group: "work",
    load: () => import("./changes/ChangeCalendarPage"),
  },
  {
    path: "changes/templates",
    key: "changeTemplates",
    operation: "change.read",
    icon: <FileDoneOutlined />,
    group: "work",
    load: () => import("./changes/ChangeTemplatesPage"),
  },
  { path: "changes/new", key: "draftChange", operation: "change.draft", load: () => import("./changes/DraftChangePage") },
  { path: "changes/:id", key: "change", operation: "change.read", load: () => import("./changes/ChangePage") },
  { path: "changes/:id/plan", key: "planChange", operation: "change.plan", load: () => import("./changes/PlanChangePage") },
  {
    path: "alerts",
    key: "alerts",
    operation: "alert.read",
    icon: <BellOutlined />,
    group: "monitoring",
    load: () => import("./alerts/AlertListPage"),
  },
  {
    path: "alerts/silences",
    key: "silences",
    operation: "alert.read",
    icon: <AudioMutedOutlined />,
    group: "monitoring",
    load: () => import("./alerts/SilencesPage"),
  },
  {
    path: "alerts/rules",
    key: "rules",
    operation: "alert-rule.read",
    icon: <ControlOutlined />,
    group: "monitoring",
    load: () => import("./rules/RuleListPage"),
  },
  { path: "alerts/rules/:id", key: "rule", operation: "alert-rule.read", load: () => import("./rules/RulePage") },
  { path: "alerts/:id", key: "alert", operation: "alert.read", load: () => import("./alerts/AlertPage") },
  {
    path: "monitoring/metrics",
    key: "metrics",
    operation: "telemetry.read",
    icon: <LineChartOutlined />,
    group: "monitoring",
    load: () => import("./telemetry/MetricsPage"),
  },
  {
    path: "audit",
    key: "audit",
    operation: "audit.read",
    icon: <AuditOutlined />,
    group: "oversight",
    load: () => import("./audit/AuditListPage"),
  },
  {
    path: "configuration/items",
    key: "items",
    operation: "item.read",
    icon: <ContainerOutlined />,
    group: "configuration",
    load: () => import("./configuration/ItemListPage"),
  },
  {
    path: "configuration/items/new",
    key: "registerItem",
    operation: "item.register",
    load: () => import("./configuration/RegisterItemPage"),
  },
  { path: "configuration/items/:id", key: "item", operation: "item.read", load: () => import("./configuration/ItemPage") },
  {
    path: "configuration/types",
    key: "itemTypes",
    operation: "item.read",
    icon: <GoldOutlined />,
    group: "configuration",
    load: () => import("./configuration/ItemTypesPage"),
  },
  {
    path: "configuration/types/define",
    key: "defineItemType",
    operation: "item-type.define",
    load: () => import("./configuration/DefineItemTypePage"),
  },
  { path: "configuration/types/:id", key: "itemType", operation: "item.read", load: () => import("./configuration/ItemTypePage") },
  { path: "audit/streams/:id", key: "stream", operation: "audit.read", load: () => import("./audit/StreamPage") },
  {
    path: "configuration/imports",
    key: "imports",
    operation: "item.read",
    icon: <ImportOutlined />,
    group: "configuration",
    load: () => import("./configuration/import/ImportListPage"),
  },
  {
    path: "configuration/imports/new",
    key: "newImport",
    operation: "item.import",
    load: () => import("./configuration/import/NewImportPage"),
  },
  { path: "configuration/imports/:id", key: "import", operation: "item.read", load: () => import("./configuration/import/ImportPage") },
  // Not under /assets: that is where the portal's own files lie.
  {
    path: "ledger",
    key: "assets",
    operation: "asset.read",
    icon: <BarcodeOutlined />,
    group: "assets",
    load: () => import("./assets/AssetListPage"),
  },
  { path: "ledger/new", key: "receiveAsset", operation: "asset.receive", load: () => import("./assets/ReceiveAssetPage") },
  { path: "ledger/:id", key: "asset", operation: "asset.read", load: () => import("./assets/AssetPage") },
  { path: "ledger/:id/label", key: "assetLabel", operation: "asset.read", load: () => import("./assets/AssetLabelPage") },
  {
    path: "ledger/racks",
    key: "racks",
    operation: "asset.read",
    icon: <HddOutlined />,
    group: "assets",
    load: () => import("./assets/RackPage"),
  },
  {
    path: "ledger/stocktakings",
    key: "stocktakings",
    operation: "stocktaking.read",
    icon: <ReconciliationOutlined />,
    group: "assets",
    load: () => import("./assets/StocktakingListPage"),
  },
  {
    path: "ledger/stocktakings/:id",
    key: "stocktaking",
    operation: "stocktaking.read",
    load: () => import("./assets/StocktakingPage"),
  },
  {
    path: "ledger/expiries",
    key: "assetExpiries",
    operation: "asset.read",
    icon: <HourglassOutlined />,
    group: "assets",
    load: () => import("./assets/ExpiryPage"),
  },
  {
    path: "services",
    key: "services",
    operation: "landscape.read",
    icon: <AppstoreOutlined />,
    group: "landscape",
    load: () => import("./services/ServicesPage"),
  },
  {
    path: "organisations",
    key: "organisations",
    operation: "landscape.read",
    icon: <ClusterOutlined />,
    group: "landscape",
    load: () => import("./organisations/OrganisationsPage"),
  },
  {
    path: "teams",
    key: "teams",
    operation: "landscape.read",
    icon: <TeamOutlined />,
    group: "landscape",
    load: () => import("./people/TeamsPage"),
  },
  {
    path: "topology",
    key: "topology",
    operation: "topology.read",
    icon: <DeploymentUnitOutlined />,
    group: "landscape",
    load: () => import("./topology/TopologyPage"),
  },
  {
    path: "sla/calendars",
    key: "calendars",
    operation: "landscape.read",
    icon: <CalendarOutlined />,
    group: "landscape",
    load: () => import("./services/CalendarsPage"),
  },
  { path: "sla/calendars/:id", key: "calendar", operation: "landscape.read", load: () => import("./services/CalendarPage") },
  {
    path: "sla/agreements",
    key: "agreements",
    operation: "landscape.read",
    icon: <FileDoneOutlined />,
    group: "landscape",
    load: () => import("./services/AgreementsPage"),
  },
  { path: "sla/agreements/:id", key: "agreement", operation: "landscape.read", load: () => import("./services/AgreementPage") },
  {
    path: "sla/matrix",
    key: "matrix",
    operation: "landscape.read",
    icon: <TableOutlined />,
    group: "landscape",
    load: () => import("./services/MatrixPage"),
  },
  { path: "sla/what-if", key: "whatIf", operation: "sla.what-if", load: () => import("./services/WhatIfPage") },
  {
    path: "sla/clocks",
    key: "slaClocks",
    operation: "sla.read",
    icon: <FieldTimeOutlined />,
    group: "oversight",
    load: () => import("./services/SlaClocksPage"),
  },
  {
    path: "sla/attainment",
    key: "attainment",
    operation: "sla.read",
    icon: <BarChartOutlined />,
    group: "oversight",
    load: () => import("./services/AttainmentPage"),
  },
  {
    path: "projections",
    key: "projections",
    operation: "projection.read",
    icon: <DatabaseOutlined />,
    group: "system",
    load: () => import("./projections/ProjectionsPage"),
  },
  {
    path: "feed",
    key: "feeds",
    operation: "feed.read",
    icon: <ApiOutlined />,
    group: "system",
    load: () => import("./feeds/FeedsPage"),
  },
  {
    path: "feed/consumers",
    key: "feedConsumers",
    operation: "feed.manage",
    icon: <DeploymentUnitOutlined />,
    group: "system",
    load: () => import("./feeds/FeedConsumersPage"),
  },
  {
    path: "access/accounts",
    key: "accounts",
    operation: "account.read",
    icon: <IdcardOutlined />,
    group: "access",
    load: () => import("./access/AccountsPage"),
  },
  { path: "access/accounts/:id", key: "account", operation: "account.read", load: () => import("./access/AccountPage") },
  {
    path: "access/leavers",
    key: "leavers",
    operation: "leaver.read",
    icon: <UserDeleteOutlined />,
    group: "access",
    load: () => import("./access/LeaversPage"),
  },
  {
    path: "access/groups",
    key: "groups",
    operation: "grant.read",
    icon: <UsergroupAddOutlined />,
    group: "access",
    load: () => import("./access/GroupsPage"),
  },
  { path: "access/groups/:id", key: "group", operation: "grant.read", load: () => import("./access/GroupPage") },
  {
    path: "access/roles",
    key: "roles",
    operation: "grant.read",
    icon: <SafetyCertificateOutlined />,
    group: "access",
    load: () => import("./access/RolesPage"),
  },
  {
    path: "access/grants",
    key: "grants",
    operation: "grant.read",
    icon: <KeyOutlined />,
    group: "access",
    load: () => import("./access/GrantsPage"),
  },
  {
    path: "access/requests",
    key: "requests",
    operation: "grant.read",
    icon: <SolutionOutlined />,
    group: "access",
    load: () => import("./access/RequestsPage"),
  },
  {
    path: "access/reviews",
    key: "reviews",
    operation: "review.read",
    icon: <CarryOutOutlined />,
    group: "access",
    load: () => import("./access/ReviewsPage"),
  },
  { path: "access/reviews/:id", key: "review", operation: "review.read", load: () => import("./access/ReviewPage") },
  {
    path: "access/who-could",
    key: "whoCould",
    operation: "access.history",
    icon: <HistoryOutlined />,
    group: "access",
    load: () => import("./access/WhoCouldPage"),
  },
  {
    path: "access/break-glass",
    key: "breakGlass",
    operation: "break-glass.read",
    icon: <AlertOutlined />,
    group: "access",
    load: () => import("./access/BreakGlassPage"),
  },
  {
    path: "access/sessions",
    key: "sessions",
    operation: "session.read",
    icon: <LaptopOutlined />,
    group: "access",
    load: () => import("./access/SessionsPage"),
  },
  {
    path: "access/tokens",
    key: "tokens",
    operation: "token.read",
    icon: <LockOutlined />,
    group: "access",
    load: () => import("./access/TokensPage"),
  },
  { path: "notifications", key: "notifications", operation: "self.read", load: () => import("./notifications/NotificationsPage") },
  { path: "search", key: "search", operation: "self.read", load: () => import("./search/SearchPage") },
  { path: "me", key: "me", operation: "self.read", load: () => import("./access/MePage") },
];
