import "./assets.css";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";

const tones = { RECEIVED: "new", IN_STOCK: "assigned", IN_USE: "resolved", IN_REPAIR: "on-hold", SCRAPPED: "closed" } as const;
const steps = { COUNTING: "in-progress", SETTLING: "on-hold", CLOSED: "resolved", CANCELLED: "closed" } as const;
const severities = { MISSING: "critical", UNEXPECTED: "high", AT_ANOTHER_PLACE: "moderate" } as const;
/** Days before its end in which a promise is told to end soon. */
export const soonDays = 30;

export function AssetStateTag({ state }: { state: EnumOf<"AssetState"> }) {
  const { t } = useTranslation();
  return <span className={`status status-${tones[state]}`}>{t(`enums:AssetState.${state}`)}</span>;
}

export function StocktakingTag({ status }: { status: EnumOf<"StocktakingStatus"> }) {
  const { t } = useTranslation();
  return <span className={`status status-${steps[status]}`}>{t(`enums:StocktakingStatus.${status}`)}</span>;
}

export function DifferenceTag({ difference }: { difference: EnumOf<"DifferenceKind"> | null }) {
  const { t } = useTranslation();
  if (!difference) return <span className="faint">{t("assets:stock.agrees")}</span>;
  return <span className={`priority priority-${severities[difference]}`}>{t(`enums:DifferenceKind.${difference}`)}</span>;
}

/** The last day of a promise; red once it is over, amber when that is near. */
export function Until({ day }: { day: string | null }) {
  if (!day) return <span className="faint">—</span>;
  const left = (Date.parse(day) - Date.now()) / 86_400_000;
  return <span className={left < -1 ? "bad figures" : left < soonDays ? "soon figures" : "figures"}>{day}</span>;
}
