import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { useOrganisationOptions } from "@/kit/landscape";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { Instant } from "@/kit/time/Instant";
import { MetricSourcesQuery } from "./queries";
import { SendingGuide } from "./SendingGuide";

/** Who sends, since when not any more, and how much; whoever asks something already need not be told how to begin. */
export function Sources({ asked }: { asked: boolean }) {
  const { t } = useTranslation();
  const names = useOrganisationOptions();
  const [{ data, error }, ask] = useQuery({ query: MetricSourcesQuery, requestPolicy: "cache-and-network" });
  const name = (key: string) => t(`telemetry:sources.${key}`);
  return (
    <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
      {({ metricSources }) => (
        <>
          {metricSources.length > 0 && (
            <Panel title={name("title")} flush>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well */}
              <section className="scroll" tabIndex={0} aria-label={name("title")}>
                <table className="plain-table plain-table-even">
                  <thead>
                    <tr>
                      <th>{name("token")}</th>
                      <th>{name("job")}</th>
                      <th>{name("organisation")}</th>
                      <th>{name("protocol")}</th>
                      <th>{name("lastAt")}</th>
                      <th className="right">{name("perMinute")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {metricSources.map((source) => (
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
          )}
          <Panel title={t(metricSources.length > 0 || asked ? "telemetry:guide.title" : "telemetry:guide.first")}>
            <SendingGuide />
          </Panel>
        </>
      )}
    </Loaded>
  );
}
