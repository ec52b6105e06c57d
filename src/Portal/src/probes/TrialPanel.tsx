import { useTranslation } from "react-i18next";
import { Loading } from "@/kit/Problems";
import type { ProbeRun } from "./queries";
import { Run } from "./Runs";

/** What came of a trial. */
export function TrialPanel({ run, running }: { run?: ProbeRun; running: boolean }) {
  const { t } = useTranslation();
  if (running) return <Loading />;
  if (!run) return null;
  return (
    <section className="probe-trial" aria-label={t("probes:try.title")} aria-live="polite">
      <Run run={run} />
    </section>
  );
}
