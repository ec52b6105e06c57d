import { useTranslation } from "react-i18next";
import { useUrlState } from "@/kit/state/url";
import { short } from "@/telemetry/figures";
import type { Time } from "@/telemetry/time";
import { lasting, perMinute, shareOf } from "./figures";
import type { OperationFigures, SpanSummary } from "./queries";

const times = ["median", "p95", "p99", "longest"] as const;

/** Each operation with how often it is asked, how often it fails and how long it takes; pressed, it narrows the search. */
export function Operations({ sum, time }: { sum: SpanSummary; time: Time }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`traces:operations.${key}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well
    <section className="scroll" tabIndex={0} aria-label={t("traces:views.operations")}>
      <table className="plain-table span-operations">
        <thead>
          <tr>
            <th>{t("traces:facts.service")}</th>
            <th>{t("traces:facts.operation")}</th>
            <th className="right">{name("perMinute")}</th>
            <th className="right">{name("failed")}</th>
            {times.map((key) => (
              <th key={key} className="right">
                {name(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sum.operations.map((one) => (
            <OperationRow key={`${one.service} ${one.name}`} operation={one} rate={perMinute(one.spans, time, sum.countedSince)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const precision = 100;

function OperationRow({ operation, rate }: { operation: OperationFigures; rate: number }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const { service, name, spans, failed } = operation;
  return (
    <tr>
      <td>{service || t("traces:unsaid")}</td>
      <td>
        <button
          type="button"
          className="span-operation"
          title={t("telemetry:filterBy", { filter: name })}
          onClick={() => url.set({ service, operation: name, view: null })}
        >
          {name || t("traces:unsaid")}
        </button>
      </td>
      <td className="right figures">{short(Math.round(rate * precision) / precision)}</td>
      <td className={failed > 0 ? "right figures bad" : "right figures"}>{shareOf(failed, spans)}</td>
      {times.map((key) => (
        <td key={key} className="right figures">
          {lasting(operation[key])}
        </td>
      ))}
    </tr>
  );
}
