import type { TFunction } from "i18next";
import type { Option } from "@/kit/command/fields";

/** The values of an enum, in the order in which people think of them. */
export const orders = {
  IncidentStatus: ["NEW", "TRIAGED", "ASSIGNED", "IN_PROGRESS", "ON_HOLD", "RESOLVED", "CLOSED"],
  Priority: ["CRITICAL", "HIGH", "MODERATE", "LOW", "PLANNING"],
  Impact: ["HIGH", "MEDIUM", "LOW"],
  Urgency: ["HIGH", "MEDIUM", "LOW"],
  HoldReason: ["AWAITING_USER", "AWAITING_SUPPLIER", "AWAITING_CHANGE", "AWAITING_PROBLEM", "AWAITING_EVIDENCE"],
  Channel: ["PORTAL", "PHONE", "EMAIL", "MONITORING", "API"],
  LinkKind: ["PROBLEM", "CHANGE", "ITEM", "ALERT"],
  Visibility: ["PUBLIC", "INTERNAL"],
  Criticality: ["CRITICAL", "HIGH", "MEDIUM", "LOW"],
  ClockKind: ["RESPONSE", "RESOLUTION"],
  Stage: ["PLANNED", "IN_STOCK", "IN_USE", "MAINTENANCE", "RETIRED"],
  Importance: ["CORE", "IMPORTANT", "NORMAL"],
  DataLabel: ["NORMAL", "SENSITIVE", "IMPORTANT"],
  AttributeKind: [
    "TEXT",
    "LONG_TEXT",
    "WHOLE",
    "NUMBER",
    "FLAG",
    "CHOICE",
    "DATE",
    "ADDRESS",
    "NETWORK",
    "REFERENCE",
    "LIST",
    "JSON",
    "SECRET",
  ],
  ImpactFlow: ["FROM_TARGET", "TO_TARGET", "NONE"],
  ChangeKind: ["NORMAL", "STANDARD", "EMERGENCY"],
  ChangeStatus: [
    "DRAFT",
    "IN_REVIEW",
    "APPROVED",
    "SCHEDULED",
    "IMPLEMENTING",
    "IMPLEMENTED",
    "ROLLING_BACK",
    "ROLLED_BACK",
    "VERIFIED",
    "CLOSED",
  ],
  RiskLevel: ["HIGH", "MEDIUM", "LOW"],
  UnplannedEdits: ["REFUSED", "FLAGGED"],
  ApprovalBody: ["REVIEWER", "MANAGER", "BOARD", "EMERGENCY_BOARD"],
  AssetKind: ["SERVER", "STORAGE", "NETWORK", "SECURITY", "POWER", "COOLING", "CABINET", "TERMINAL", "OTHER"],
  AssetState: ["RECEIVED", "IN_STOCK", "IN_USE", "IN_REPAIR", "SCRAPPED"],
  RackFace: ["BOTH", "FRONT", "REAR"],
  StocktakingStatus: ["COUNTING", "SETTLING", "CLOSED", "CANCELLED"],
  AlertSeverity: ["CRITICAL", "MAJOR", "WARNING", "INFORMATION"],
  AlertStatus: ["FIRING", "ACKNOWLEDGED", "CLAIMED", "SUPPRESSED", "RESOLVED"],
  SuppressionCause: ["MAINTENANCE", "PARENT_DOWN", "SILENCE"],
  BlackoutKind: ["PERIOD", "FROZEN_HOURS", "OUTSIDE_MAINTENANCE"],
} as const;

export function optionsOf(name: keyof typeof orders, t: TFunction): Option[] {
  return orders[name].map((value) => ({ value, label: t(`enums:${name}.${value}`) }));
}
