import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Loading } from "@/kit/Problems";
import { ExactTime, SearchProblem } from "@/telemetry/marks";
import { LogSeverityTag } from "./marks";
import { type LineOfMany, LogsAroundQuery } from "./queries";
import { inOrder, keyOf } from "./tail";

const day = 86_400_000;
const glance = 500;

/** What the same instance wrote before a line and after it, whatever was searched for. */
export function Around({ line }: { line: LineOfMany }) {
  const { t } = useTranslation();
  const moment = Date.parse(line.at);
  const variables = {
    from: new Date(moment - day).toISOString(),
    at: line.at,
    to: new Date(moment + day).toISOString(),
    filter: { organisations: [line.organisation], service: line.service, instance: line.instance },
  };
  const [{ data, error }, ask] = useQuery({ query: LogsAroundQuery, variables });
  if (!data) return error ? <SearchProblem error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <Loading />;
  const lines = inOrder<LineOfMany>(line, data.before.nodes, data.after.nodes);
  const here = lines.findIndex((one) => keyOf(one) === keyOf(line));
  return (
    <ol className="log-around" aria-label={t("logs:around.title")}>
      {lines.map((one, index) => (
        <li key={index} aria-current={index === here || undefined}>
          <ExactTime at={one.at} />
          <LogSeverityTag severity={one.severity} />
          <code className="log-text">{one.text.slice(0, glance)}</code>
        </li>
      ))}
    </ol>
  );
}
