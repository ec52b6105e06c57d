import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Instant } from "@/kit/time/Instant";
import { absolute } from "@/kit/time/instants";
import { lanesOf } from "./lanes";
import type { BackTest, Outbreak } from "./queries";

const [shown, digits] = [40, 4];

/** A band is no more exact than that. */
const round = (bound: number) => Number(bound.toPrecision(digits));

/** When which series would have fired, as bars along the time, with the same in words for those who see no bars. */
export function Lanes({ test }: { test: BackTest }) {
  const { t } = useTranslation();
  const lanes = lanesOf(test.outbreaks, test.from, test.to);
  return (
    <section className="trial-lanes" aria-label={t("rules:backTest.outbreaks")}>
      <ol>
        {lanes.slice(0, shown).map((lane) => (
          <li key={lane.whole} className="trial-lane">
            <code className="trial-lane-name" title={lane.whole}>
              {lane.name}
            </code>
            <div className="trial-lane-bars">
              {lane.bars.map((bar) => (
                <OutbreakBar key={`${bar.outbreak.from} ${bar.outbreak.difference}`} {...bar} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      <div className="trial-lane-times faint">
        <Instant at={test.from} />
        <Instant at={test.to} />
      </div>
      {lanes.length > shown && <p className="faint">{t("rules:backTest.moreLanes", { count: lanes.length - shown })}</p>}
    </section>
  );
}

function OutbreakBar({ outbreak, left, width }: { outbreak: Outbreak; left: number; width: number }) {
  const { t } = useTranslation();
  const words = [
    t("rules:backTest.span", {
      from: dayjs(outbreak.from).format(absolute),
      to: outbreak.to ? dayjs(outbreak.to).format(absolute) : t("rules:backTest.going"),
    }),
    outbreak.value !== null && t("rules:backTest.value", { value: outbreak.value }),
    outbreak.lower !== null &&
      outbreak.upper !== null &&
      t("rules:backTest.band", { lower: round(outbreak.lower), upper: round(outbreak.upper) }),
    outbreak.difference && t(`enums:RuleDifference.${outbreak.difference}`),
  ]
    .filter(Boolean)
    .join(" · ");
  const kind = (outbreak.difference ?? "BOTH").toLowerCase().replace("_", "-");
  return (
    <span className={`trial-lane-bar trial-lane-${kind}`} style={{ left: `${left}%`, width: `${width}%` }} title={words}>
      <span className="unseen">{words}</span>
    </span>
  );
}
