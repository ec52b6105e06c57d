import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { colourOf, figuresOf, nameOf, short } from "./figures";
import type { MetricSeries } from "./queries";

/** The lines by name with their figures; a line is taken out of the chart and put back here. */
export function SeriesTable({
  series,
  hidden,
  onToggle,
}: {
  series: readonly MetricSeries[];
  hidden: ReadonlySet<string>;
  onToggle: (name: string) => void;
}) {
  const { t } = useTranslation();
  const rows = useMemo(() => series.map((one) => ({ name: nameOf(one), ...figuresOf(one.values) })), [series]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well
    <section className="scroll metric-series" tabIndex={0} aria-label={t("telemetry:series.title")}>
      <table className="plain-table plain-table-even">
        <thead>
          <tr>
            <th>{t("telemetry:series.name")}</th>
            {(["last", "mean", "least", "greatest"] as const).map((key) => (
              <th key={key} className="right">
                {t(`telemetry:series.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.name}>
              <td>
                <button type="button" className="metric-line" aria-pressed={!hidden.has(row.name)} onClick={() => onToggle(row.name)}>
                  <i style={{ background: hidden.has(row.name) ? "transparent" : colourOf(index), borderColor: colourOf(index) }} />
                  <code>{row.name}</code>
                </button>
              </td>
              <td className="right figures">{short(row.last)}</td>
              <td className="right figures">{short(row.mean)}</td>
              <td className="right figures">{short(row.least)}</td>
              <td className="right figures">{short(row.greatest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
