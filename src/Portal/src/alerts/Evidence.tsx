import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Reasons } from "@/faults/SuspectCard";
import "@/faults/faults.css";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { Instant } from "@/kit/time/Instant";
import type { AlertWhole } from "./AlertQuery";

/** What an alert stands on, so that everybody can look again. */
export function Evidence({ alert: { evidence, reasons } }: { alert: AlertWhole }) {
  const { t } = useTranslation();
  const label = (key: string) => t(`alerts:evidence.${key}`);
  const number = (key: string, value: number | null) => value !== null && { label: label(key), value };
  return (
    <Panel
      title={label("title")}
      extra={<Link to={`/monitoring/faults?since=${encodeURIComponent(evidence.from)}`}>{t("pages.faults")}</Link>}
    >
      <Facts
        facts={[
          { label: label("series"), value: <Series series={evidence.series} />, wide: true },
          { label: label("from"), value: <Instant at={evidence.from} /> },
          { label: label("to"), value: <Instant at={evidence.to} /> },
          number("value", evidence.value),
          number("expected", evidence.expected),
          number("lower", evidence.lower),
          number("upper", evidence.upper),
          { label: label("model"), value: evidence.model },
          ...evidence.parameters.map((parameter) => ({
            label: parameter.name,
            value: <span className="pre">{parameter.value}</span>,
            wide: true,
          })),
        ]}
      />
      {reasons.length > 0 && (
        <section className="suspect" aria-label={t("faults:why")}>
          <Reasons of={reasons} />
        </section>
      )}
    </Panel>
  );
}

/** A source often says where it shows what it saw. */
function Series({ series }: { series: string }) {
  if (!/^https?:\/\//.test(series)) return <code className="pre">{series}</code>;
  return (
    <a className="pre" href={series} target="_blank" rel="noreferrer noopener">
      {series}
    </a>
  );
}
