import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { Instant } from "@/kit/time/Instant";
import { faultOf, ReadingTag, SightTag } from "./marks";
import type { ProbeRun, ProbeWhole } from "./queries";

/** What each point sees now. */
export function PointsPanel({ probe }: { probe: ProbeWhole }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("probes:points.title")}>
      <p className="faint action-help">{t("probes:points.help", { quorum: probe.current.quorum, count: probe.points.length })}</p>
      <ul className="probe-points">
        {probe.points.map((one) => (
          <li key={one.point}>
            <div className="probe-line">
              <strong>{one.point}</strong>
              <SightTag saw={one.saw} />
              <span className="faint">{one.at ? <Instant at={one.at} how="relative" /> : t("probes:points.never")}</span>
              {one.milliseconds !== null && <span className="figures">{t("probes:milliseconds", { count: one.milliseconds })}</span>}
            </div>
            {one.fault && <div className="faint">{faultOf(one, t)}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The newest runs at all points. */
export function RunsPanel({ probe }: { probe: ProbeWhole }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("probes:runs.title")}>
      {probe.runs.length === 0 ? (
        <p className="faint">{t(probe.status === "ACTIVE" ? "probes:runs.waiting" : "probes:runs.none")}</p>
      ) : (
        <ol className="probe-runs">
          {probe.runs.map((run) => (
            <li key={`${run.point} ${run.at}`}>
              <Run run={run} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** What one run came to, with each of its requests. */
export function Run({ run }: { run: ProbeRun }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="probe-line">
        <ReadingTag reading={run.reading} />
        <span>{run.point}</span>
        <span className="faint">
          <Instant at={run.at} />
        </span>
        {run.daysLeft !== null && <span>{t("probes:daysLeft", { count: run.daysLeft })}</span>}
        <span className="figures">{t("probes:milliseconds", { count: run.milliseconds })}</span>
      </div>
      {run.fault && <div>{faultOf(run, t)}</div>}
      {run.steps.length > 1 && (
        <ol className="probe-steps faint">
          {run.steps.map((step, i) => (
            <li key={i}>
              {[step.status, t("probes:milliseconds", { count: step.milliseconds }), faultOf(step, t)].filter(Boolean).join(" · ")}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
