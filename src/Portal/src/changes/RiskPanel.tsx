import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import type { Risk } from "./ChangeQuery";
import { RiskTag } from "./marks";

const whole = 25;

/** Each reason for the risk with its points. */
export function RiskPanel({ risk, estimated }: { risk: Risk | null | undefined; estimated: boolean }) {
  const { t } = useTranslation();
  if (!risk) return null;
  return (
    <Panel title={t(estimated ? "changes:risk.estimate" : "changes:risk.title")} extra={<RiskTag risk={risk} />}>
      <ul className="risk-factors">
        {risk.factors.map((factor) => (
          <li key={factor.kind} className={factor.points === 0 ? "risk-factor faint" : "risk-factor"}>
            <span>{t(`enums:RiskFactorKind.${factor.kind}`)}</span>
            <span className="faint">{because(factor, t)}</span>
            <progress max={whole} value={factor.points} aria-label={t(`enums:RiskFactorKind.${factor.kind}`)} />
            <span className="figures">+{factor.points}</span>
          </li>
        ))}
      </ul>
      <p className="faint">{t("changes:risk.rules", { version: risk.version })}</p>
    </Panel>
  );
}

function because({ kind, count, of, detail }: Risk["factors"][number], t: ReturnType<typeof useTranslation>["t"]): string {
  if (kind === "HISTORY" && of === 0) return t("changes:risk.because.FIRST");
  return t(`changes:risk.because.${kind}`, {
    count,
    of,
    detail: detail ? t(`changes:risk.details.${detail}`, { defaultValue: detail }) : "",
  });
}
