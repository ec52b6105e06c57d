import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { ChangeWhole, Step } from "./ChangeQuery";
import { ReportChangeStep, RollBackChangeStep } from "./commands";
import { StepReport } from "./StepReport";

/** What is done and how it is taken back, step by step, and the report of the step whose turn it is. */
export function Steps({ change, onDone }: { change: ChangeWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const may = (action: "STEP" | "ROLL_BACK") => change.allowedActions.includes(action);
  const back = change.status === "ROLLING_BACK" || change.status === "ROLLED_BACK" || change.closure === "ROLLED_BACK";
  const plans = [
    <Panel key="steps" title={t("changes:steps.implementation")}>
      <StepList steps={change.steps} empty={t("changes:steps.none")}>
        {(step) => may("STEP") && <StepReport document={ReportChangeStep} changeId={change.id} step={step.step} onDone={onDone} />}
      </StepList>
    </Panel>,
    <Panel key="rollback" title={t("changes:steps.rollback")}>
      <StepList steps={change.rollback} empty={t("changes:steps.noRollback")}>
        {(step) => may("ROLL_BACK") && <StepReport document={RollBackChangeStep} changeId={change.id} step={step.step} onDone={onDone} />}
      </StepList>
    </Panel>,
  ];
  return <>{back ? plans.reverse() : plans}</>;
}

function StepList({ steps, empty, children }: { steps: readonly Step[]; empty: string; children: (step: Step) => React.ReactNode }) {
  const { t } = useTranslation();
  if (steps.length === 0) return <p className="faint">{empty}</p>;
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li
          key={step.step}
          className={`step step-${step.state.toLowerCase()}${step.isNext ? " step-next" : ""}`}
          aria-current={step.isNext ? "step" : undefined}
        >
          <span className="step-mark figures">{step.step + 1}</span>
          <div className="step-body">
            <div className="step-text">
              <span className="pre">{step.text}</span>
              {step.minutes && <span className="faint figures">{t("changes:steps.minutes", { count: step.minutes })}</span>}
              <span className="step-state">{t(`enums:StepState.${step.state}`)}</span>
            </div>
            {step.reports.map((report) => (
              <div key={report.at} className="timeline-who">
                <span className={report.succeeded ? "good" : "bad"}>
                  {t(report.succeeded ? "enums:StepState.DONE" : "enums:StepState.FAILED")}
                </span>
                <strong>
                  <Person login={report.by} />
                </strong>
                <Instant at={report.at} />
                {report.note && <span>{report.note}</span>}
                {report.evidence && (
                  <a href={report.evidence.url} download={report.evidence.fileName}>
                    {report.evidence.fileName}
                  </a>
                )}
              </div>
            ))}
            {step.isNext && children(step)}
          </div>
        </li>
      ))}
    </ol>
  );
}
