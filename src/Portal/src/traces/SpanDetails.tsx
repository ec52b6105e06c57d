import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Facts } from "@/kit/Facts";
import { useOrganisationOptions } from "@/kit/landscape";
import { Known, KnownTable } from "@/telemetry/Known";
import { ExactTime } from "@/telemetry/marks";
import { lasting } from "./figures";
import { likeThis, logsOf } from "./filter";
import type { SpanWhole, TraceRow, TraceWhole } from "./queries";

/** All that is known of a span: why it failed, what it is, what happened during it, and the way to what was written meanwhile. */
export function SpanDetails({ row, trace }: { row: TraceRow; trace: TraceWhole }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { span } = row;
  const organisation = useOrganisationOptions().find((one) => one.value === span.organisation)?.name ?? span.organisation;
  const name = (key: string) => t(`traces:facts.${key}`);
  return (
    <>
      {span.statusText && <p className="bad pre">{span.statusText}</p>}
      <Facts
        facts={[
          { label: name("operation"), value: span.name, wide: true },
          { label: name("service"), value: span.service },
          { label: name("instance"), value: span.instance },
          { label: name("organisation"), value: organisation },
          { label: name("kind"), value: t(`enums:SpanKind.${span.kind}`) },
          { label: name("status"), value: t(`enums:SpanStatus.${span.status}`) },
          { label: name("from"), value: <ExactTime at={span.from} /> },
          { label: name("after"), value: lasting(row.offset) },
          { label: name("lasting"), value: lasting(span.milliseconds) },
          { label: name("self"), value: lasting(row.selfMilliseconds) },
          { label: name("span"), value: <code>{span.spanId}</code> },
          { label: name("parent"), value: span.parentId && <code>{span.parentId}</code> },
        ]}
      />
      <Events events={span.events} />
      {span.attributes.length > 0 && (
        <>
          <h3>{t("traces:attributes")}</h3>
          <KnownTable>
            {span.attributes.map((attribute) => (
              <Known
                key={`${attribute.ofWriter} ${attribute.name}`}
                name={attribute.name}
                value={attribute.value}
                ofWriter={attribute.ofWriter}
                onFilter={() => navigate(likeThis(trace, attribute))}
              />
            ))}
          </KnownTable>
        </>
      )}
      <p>
        <Link to={logsOf(trace)}>{t("traces:logs")}</Link>
      </p>
    </>
  );
}

/** What happened during a span, as an exception does. */
function Events({ events }: { events: SpanWhole["events"] }) {
  const { t } = useTranslation();
  if (events.length === 0) return null;
  return (
    <>
      <h3>{t("traces:events")}</h3>
      <ol>
        {events.map(({ at, name, text }, place) => (
          <li key={place}>
            <ExactTime at={at} /> <strong>{name}</strong>
            {text && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well
              <section className="trace-event" tabIndex={0} aria-label={name}>
                <pre className="code">{text}</pre>
              </section>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
