import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { Loading } from "@/kit/Problems";
import { Instant } from "@/kit/time/Instant";
import { SearchProblem } from "@/telemetry/marks";
import { LogSeverityTag } from "./marks";
import { type LogPattern, LogPatternsQuery, type Question } from "./queries";
import { useNarrowing } from "./useNarrowing";
import { phraseOf } from "./words";

/** What lines have in common when their values are left out, the most frequent first. */
export function Patterns({ question }: { question: Question }) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: LogPatternsQuery, variables: { ...question }, requestPolicy: "cache-and-network" });
  if (!data) return error ? <SearchProblem error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <Loading />;
  const { templates, lines } = data.logSummary;
  if (templates.length === 0) return <Notice title={t("logs:empty")} help={t("logs:emptyHelp")} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well
    <section className="scroll" tabIndex={0} aria-label={t("logs:patterns.title")}>
      <table className="plain-table log-patterns">
        <thead>
          <tr>
            <th>{t("logs:patterns.highest")}</th>
            <th>{t("logs:patterns.pattern")}</th>
            <th className="right">{t("logs:patterns.lines")}</th>
            <th>{t("logs:patterns.newest")}</th>
          </tr>
        </thead>
        <tbody>
          {templates.map((pattern) => (
            <PatternRow key={pattern.id} pattern={pattern} share={lines > 0 ? pattern.lines / lines : 0} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PatternRow({ pattern, share }: { pattern: LogPattern; share: number }) {
  const { t } = useTranslation();
  const narrow = useNarrowing();
  const phrase = phraseOf(pattern.pattern);
  const words = <code>{pattern.pattern || t("logs:unsaid")}</code>;
  return (
    <tr>
      <td>
        <LogSeverityTag severity={pattern.highest} />
      </td>
      <td>
        {phrase ? (
          <button
            type="button"
            className="log-pattern"
            title={t("logs:patterns.search", { phrase })}
            onClick={() => narrow.toPhrase(phrase)}
          >
            {words}
          </button>
        ) : (
          words
        )}
      </td>
      <td className="right figures">
        {pattern.lines.toLocaleString()}
        <span className="share-bar">
          <i style={{ width: `${share * 100}%` }} />
        </span>
      </td>
      <td className="log-newest">
        <Instant at={pattern.newestAt} how="relative" />
      </td>
    </tr>
  );
}
