import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOrganisationOptions } from "@/kit/landscape";
import { Known, KnownTable } from "@/telemetry/Known";
import { Around } from "./Around";
import { Marked } from "./marks";
import type { LogLine } from "./queries";
import { useNarrowing } from "./useNarrowing";

/** The whole of a line: its text, all that is known of it, and the way to what belongs to it. */
export function LineDetails({ line, marks }: { line: LogLine; marks: RegExp | undefined }) {
  const { t } = useTranslation();
  const narrow = useNarrowing();
  const [around, showAround] = useState(false);
  const organisation = useOrganisationOptions().find((one) => one.value === line.organisation)?.name ?? line.organisation;
  const { traceId } = line;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well */}
      <section className="log-whole" tabIndex={0} aria-label={t("logs:whole")}>
        <pre className="code">
          <Marked text={line.text} marks={marks} />
        </pre>
      </section>
      <KnownTable>
        <Known name={t("logs:facts.organisation")} value={organisation} />
        {line.service && <Known name={t("logs:facts.service")} value={line.service} onFilter={() => narrow.toService(line.service)} />}
        {line.instance && <Known name={t("logs:facts.instance")} value={line.instance} onFilter={() => narrow.toInstance(line.instance)} />}
        {traceId && <Known name={t("logs:facts.trace")} value={traceId} />}
        {line.spanId && <Known name={t("logs:facts.span")} value={line.spanId} />}
        {line.attributes.map((attribute) => (
          <Known
            key={`${attribute.ofWriter} ${attribute.name}`}
            name={attribute.name}
            value={attribute.value}
            ofWriter={attribute.ofWriter}
            onFilter={() => narrow.to(attribute)}
          />
        ))}
      </KnownTable>
      <div className="log-ways">
        <Button size="small" aria-expanded={around} onClick={() => showAround(!around)}>
          {t("logs:around.show")}
        </Button>
        {traceId && (
          <Button size="small" onClick={() => narrow.toTrace(traceId)}>
            {t("logs:wholeTrace")}
          </Button>
        )}
        {traceId && <Link to={`/monitoring/traces/${traceId}`}>{t("logs:showTrace")}</Link>}
      </div>
      {around && <Around line={line} />}
    </>
  );
}
