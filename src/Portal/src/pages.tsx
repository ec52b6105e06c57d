import ApartmentOutlined from "@ant-design/icons/es/icons/ApartmentOutlined";
import ApiOutlined from "@ant-design/icons/es/icons/ApiOutlined";
import AppstoreOutlined from "@ant-design/icons/es/icons/AppstoreOutlined";
import AuditOutlined from "@ant-design/icons/es/icons/AuditOutlined";
import BarChartOutlined from "@ant-design/icons/es/icons/BarChartOutlined";
import CalendarOutlined from "@ant-design/icons/es/icons/CalendarOutlined";
import ClusterOutlined from "@ant-design/icons/es/icons/ClusterOutlined";
import DatabaseOutlined from "@ant-design/icons/es/icons/DatabaseOutlined";
import FieldTimeOutlined from "@ant-design/icons/es/icons/FieldTimeOutlined";
import FileDoneOutlined from "@ant-design/icons/es/icons/FileDoneOutlined";
import HomeOutlined from "@ant-design/icons/es/icons/HomeOutlined";
import TeamOutlined from "@ant-design/icons/es/icons/TeamOutlined";
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
  {
    path: "audit",
    key: "audit",
    operation: "audit.read",
    icon: <AuditOutlined />,
    group: "oversight",
    load: () => import("./audit/AuditListPage"),
  },
  { path: "audit/streams/:id", key: "stream", operation: "audit.read", load: () => import("./audit/StreamPage") },
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
    path: "feeds",
    key: "feeds",
    operation: "feed.read",
    icon: <ApiOutlined />,
    group: "system",
    load: () => import("./feeds/FeedsPage"),
  },
];
