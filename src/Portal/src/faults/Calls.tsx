import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { shareOf } from "@/traces/figures";
import type { ServiceCall } from "./queries";

const most = 50;

/** Which service asks which: those that the likeliest suspect has to do with first. */
export function Calls({ calls, suspect }: { calls: readonly ServiceCall[]; suspect: string }) {
  const { t } = useTranslation();
  const concerns = (call: ServiceCall) => (call.caller === suspect || call.callee === suspect ? 0 : 1);
  const shown = [...calls].sort((one, other) => concerns(one) - concerns(other) || other.calls - one.calls).slice(0, most);
  return (
    <Panel title={t("faults:calls")} flush>
      {shown.length === 0 ? (
        <p className="faint fault-no-calls">{t("faults:noCalls")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well
        <section className="scroll" tabIndex={0} aria-label={t("faults:calls")}>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t("faults:caller")}</th>
                <th>{t("faults:callee")}</th>
                <th className="right">{t("faults:count")}</th>
                <th className="right">{t("faults:failed")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((call) => (
                <tr key={`${call.caller} ${call.callee}`}>
                  <td>{call.caller}</td>
                  <td>{call.callee}</td>
                  <td className="right figures">{call.calls.toLocaleString()}</td>
                  <td className={call.failed > 0 ? "right figures bad" : "right figures"}>{shareOf(call.failed, call.calls)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}
