import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import type { Outlook } from "./ChangeQuery";

type Estimate = NonNullable<Outlook["estimate"]>;

const mostReasons = 3;
/** What moves the odds by less than a tenth is no reason. */
const leastEffect = 0.1;

/** What ended changes make one expect of this one; it stands beside the rules. */
export function Experience({ estimate }: { estimate: Estimate }) {
  const { t } = useTranslation();
  const { probability, discrimination, lessons, wentWrong, lessonsNeeded, eitherKindNeeded } = estimate;
  const title = t("changes:experience.title");
  if (probability == null || discrimination == null)
    return (
      <Panel title={title}>
        <p className="faint">{t("changes:experience.tooFew", { lessons, wentWrong, lessonsNeeded, eitherKindNeeded })}</p>
      </Panel>
    );
  const reasons = estimate.factors.filter((factor) => Math.abs(factor.effect) >= leastEffect).slice(0, mostReasons);
  return (
    <Panel title={title} extra={<span className="figures">{percent(probability)}</span>}>
      <p>{t("changes:experience.likely", { percent: percent(probability) })}</p>
      <ul className="experience">
        {reasons.map(({ kind, effect }) => (
          <li key={kind}>
            {t(effect > 0 ? "changes:experience.worse" : "changes:experience.better", { factor: t(`enums:RiskFactorKind.${kind}`) })}
          </li>
        ))}
      </ul>
      <p className="faint">{t("changes:experience.learned", { lessons, wentWrong, discrimination: discrimination.toFixed(2) })}</p>
    </Panel>
  );
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
