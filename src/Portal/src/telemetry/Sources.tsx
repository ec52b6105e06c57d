import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { useOrganisationOptions } from "@/kit/landscape";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { Instant } from "@/kit/time/Instant";
import { type MetricSource, MetricSourcesQuery } from "./queries";
import { SendingGuide, type Signal } from "./SendingGuide";

const signals: Record<string, Signal> = { "otlp-logs": "logs", "json-lines": "logs", syslog: "logs", "otlp-traces": "traces" };
const signalOf = (protocol: string): Signal => signals[protocol] ?? "metrics";

/** Who sends, since when not any more, and how much; whoever asks something already need not be told how to begin. */
export function Sources({ of, asked }: { of: Signal; asked: boolean }) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: MetricSourcesQuery, requestPolicy: "cache-and-network" });
  const sources = data?.metricSources.filter(({ protocol }) => signalOf(protocol) === of);
  return (
    <Loaded data={sources} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
      {(known) => (
        <>
          {known.length > 0 && <SourceTable of={of} sources={known} />}
          <Panel title={t(known.length > 0 || asked ? "telemetry:guide.title" : `telemetry:guide.first.${of}`)}>
            <SendingGuide of={of} />
          </Panel>
        </>
      )}
    </Loaded>
  );
}

function SourceTable({ of, sources }: { of: Signal; sources: readonly MetricSource[] }) {
  const { t } = useTranslation();
  const names = useOrganisationOptions();
  const name = (key: string) => t(`telemetry:sources.${key}`);
  return (
    <Panel title={name("title")} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well */}
      <section className="scroll" tabIndex={0} aria-label={name("title")}>
        <table className="plain-table plain-table-even sources">
          <thead>
            <tr>
              <th>{name("token")}</th>
              <th>{name(`part.${of}`)}</th>
              <th>{name("organisation")}</th>
              <th>{name("protocol")}</th>
              <th>{name("lastAt")}</th>
              <th className="right">{name(`perMinute.${of}`)}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={`${source.organisation} ${source.token} ${source.job} ${source.protocol}`}>
                <td>{source.token}</td>
                <td>{source.job || "—"}</td>
                <td>{names.find((one) => one.value === source.organisation)?.name ?? source.organisation}</td>
                <td>{t(`telemetry:protocols.${source.protocol}`, { defaultValue: source.protocol })}</td>
                <td>
                  <Instant at={source.lastAt} how="relative" />
                </td>
                <td className="right figures">{Math.round(source.perMinute).toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
