import { useTranslation } from "react-i18next";
import { useScheme } from "@/shell/theme";
import { palettes } from "./colours";

const stages = ["IN_USE", "MAINTENANCE", "PLANNED", "IN_STOCK"] as const;
const changes = ["came", "turned", "went"] as const;

/** What the colours mean. */
export function Legend({ compares }: { compares: boolean }) {
  const { t } = useTranslation();
  const [scheme] = useScheme();
  const colour = palettes[scheme];
  return (
    <ul className="topology-legend" aria-label={t("topology:legend")}>
      {stages.map((stage) => (
        <Sign key={stage} colour={colour.stage[stage]} words={t(`enums:Stage.${stage}`)} />
      ))}
      <Sign colour={colour.importance.CORE} words={t("enums:Importance.CORE")} hollow />
      <Sign colour={colour.importance.IMPORTANT} words={t("enums:Importance.IMPORTANT")} hollow />
      {compares &&
        changes.map((change) => <Sign key={change} colour={colour.mark[change]} words={t(`topology:change.${change}`)} hollow />)}
    </ul>
  );
}

function Sign({ colour, words, hollow }: { colour: string; words: string; hollow?: boolean }) {
  return (
    <li>
      <svg width="12" height="12" aria-hidden="true">
        <rect x="1.5" y="1.5" width="9" height="9" rx="2" fill={hollow ? "none" : colour} stroke={colour} strokeWidth="2" />
      </svg>
      {words}
    </li>
  );
}
