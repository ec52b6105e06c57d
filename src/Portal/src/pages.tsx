import ApartmentOutlined from "@ant-design/icons/es/icons/ApartmentOutlined";
import ApiOutlined from "@ant-design/icons/es/icons/ApiOutlined";
import AppstoreOutlined from "@ant-design/icons/es/icons/AppstoreOutlined";
import AudioMutedOutlined from "@ant-design/icons/es/icons/AudioMutedOutlined";
import AuditOutlined from "@ant-design/icons/es/icons/AuditOutlined";
import BarChartOutlined from "@ant-design/icons/es/icons/BarChartOutlined";
import BellOutlined from "@ant-design/icons/es/icons/BellOutlined";
import CalendarOutlined from "@ant-design/icons/es/icons/CalendarOutlined";
import ClusterOutlined from "@ant-design/icons/es/icons/ClusterOutlined";
import ControlOutlined from "@ant-design/icons/es/icons/ControlOutlined";
import DatabaseOutlined from "@ant-design/icons/es/icons/DatabaseOutlined";
import DeploymentUnitOutlined from "@ant-design/icons/es/icons/DeploymentUnitOutlined";
import FieldTimeOutlined from "@ant-design/icons/es/icons/FieldTimeOutlined";
import FileDoneOutlined from "@ant-design/icons/es/icons/FileDoneOutlined";
import FileSearchOutlined from "@ant-design/icons/es/icons/FileSearchOutlined";
import HomeOutlined from "@ant-design/icons/es/icons/HomeOutlined";
import LineChartOutlined from "@ant-design/icons/es/icons/LineChartOutlined";
import NodeIndexOutlined from "@ant-design/icons/es/icons/NodeIndexOutlined";
import PhoneOutlined from "@ant-design/icons/es/icons/PhoneOutlined";
import ScheduleOutlined from "@ant-design/icons/es/icons/ScheduleOutlined";
import SwapOutlined from "@ant-design/icons/es/icons/SwapOutlined";
import TableOutlined from "@ant-design/icons/es/icons/TableOutlined";
import TeamOutlined from "@ant-design/icons/es/icons/TeamOutlined";
import UnorderedListOutlined from "@ant-design/icons/es/icons/UnorderedListOutlined";
import type { Page } from "@/shell/Page";
import { access } from "./access/pages";
import { assets } from "./assets/pages";
import { channels } from "./channels/pages";
import { configuration } from "./configuration/pages";
import { probes } from "./probes/pages";

/** Every place; the large shelves tell their own. */
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
    path: "monitoring/logs",
    key: "logs",
    operation: "telemetry.read",
    icon: <FileSearchOutlined />,
    group: "monitoring",
    load: () => import("./logs/LogsPage"),
  },
  {
    path: "monitoring/traces",
    key: "traces",
    operation: "telemetry.read",
    icon: <NodeIndexOutlined />,
    group: "monitoring",
    load: () => import("./traces/TracesPage"),
  },
  {
    path: "monitoring/service-map",
    key: "serviceMap",
    operation: "telemetry.read",
    icon: <ApartmentOutlined />,
    group: "monitoring",
    load: () => import("./serviceMap/ServiceMapPage"),
  },
  { path: "monitoring/traces/:id", key: "trace", operation: "telemetry.read", load: () => import("./traces/TracePage") },
  ...probes,
  ...channels,
  {
    path: "audit",
    key: "audit",
    operation: "audit.read",
    icon: <AuditOutlined />,
    group: "oversight",
    load: () => import("./audit/AuditListPage"),
  },
  {
    path: "on-call",
    key: "onCall",
    operation: "landscape.read",
    icon: <PhoneOutlined />,
    group: "work",
    load: () => import("./people/OnCallPage"),
  },
  { path: "on-call/:id", key: "onCallTeam", operation: "landscape.read", load: () => import("./people/OnCallTeamPage") },
  ...configuration,
  { path: "audit/streams/:id", key: "stream", operation: "audit.read", load: () => import("./audit/StreamPage") },
  ...assets,
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
  ...access,
  { path: "notifications", key: "notifications", operation: "self.read", load: () => import("./notifications/NotificationsPage") },
  { path: "search", key: "search", operation: "self.read", load: () => import("./search/SearchPage") },
  { path: "me", key: "me", operation: "self.read", load: () => import("./access/MePage") },
];
