import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { TypeIcon } from "./TypeIcon";
import { useWording, type Wording } from "./wording";

const stageTones = { PLANNED: "new", IN_STOCK: "assigned", IN_USE: "resolved", MAINTENANCE: "on-hold", RETIRED: "closed" } as const;
const importanceTones = { CORE: "critical", IMPORTANT: "high", NORMAL: "planning" } as const;

export function StageTag({ stage }: { stage: EnumOf<"Stage"> }) {
  const { t } = useTranslation();
  return <span className={`status status-${stageTones[stage]}`}>{t(`enums:Stage.${stage}`)}</span>;
}

export function ImportanceTag({ importance }: { importance: EnumOf<"Importance"> }) {
  const { t } = useTranslation();
  return <span className={`priority priority-${importanceTones[importance]}`}>{t(`enums:Importance.${importance}`)}</span>;
}

export function MissingTag({ missing }: { missing: boolean }) {
  const { t } = useTranslation();
  return missing ? <span className="priority priority-high">{t("configuration:missing")}</span> : null;
}

/** A type as its picture and its name. */
export function TypeTag({ type }: { type: { icon: string | null; name: Wording } | null }) {
  const word = useWording();
  return type ? (
    <span className="type-tag">
      <TypeIcon icon={type.icon} /> {word(type.name)}
    </span>
  ) : null;
}
