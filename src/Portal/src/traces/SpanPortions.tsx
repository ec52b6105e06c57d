import Button from "antd/es/button";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { Loading } from "@/kit/Problems";
import { ExactTime, SearchProblem } from "@/telemetry/marks";
import { barOf, lasting } from "./figures";
import { FailedTag, NothingFound } from "./marks";
import { type FoundSpan, type Question, SpansQuery } from "./queries";

/** The spans that a search finds, the newest first, a portion at a time. */
export function SpanPortions({ question }: { question: Question }) {
  const [cursors, lead] = useState<(string | null)[]>([null]);
  // Bars of all portions are compared with the same span.
  const [longest, setLongest] = useState(0);
  const tell = (milliseconds: number) => setLongest((before) => Math.max(before, milliseconds));
  return cursors.map((after, place) => (
    <Portion
      key={after}
      question={question}
      after={after}
      longest={longest}
      onLongest={tell}
      onOlder={place === cursors.length - 1 ? (next) => lead([...cursors, next]) : undefined}
    />
  ));
}

interface Props {
  question: Question;
  after: string | null;
  longest: number;
  onLongest: (milliseconds: number) => void;
  onOlder?: (next: string | null) => void;
}

function Portion({ question, after, longest, onLongest, onOlder }: Props) {
  const { t } = useTranslation();
  const variables = { ...question, after };
  const [{ data, error }, ask] = useQuery({ query: SpansQuery, variables, requestPolicy: "cache-and-network" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once an answer is here, whoever listens
  useEffect(() => {
    if (data) onLongest(Math.max(0, ...data.spans.nodes.map((span) => span.milliseconds)));
  }, [data]);
  if (!data) return error ? <SearchProblem error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <Loading />;
  const { nodes, pageInfo } = data.spans;
  if (nodes.length === 0 && after === null) return <NothingFound />;
  return (
    <>
      <ol className="span-lines" aria-label={t("traces:found")}>
        {nodes.map((span, place) => (
          <li key={`${span.traceId} ${span.spanId} ${place}`}>
            <SpanLine span={span} longest={longest} />
          </li>
        ))}
      </ol>
      {onOlder && pageInfo.hasNextPage && (
        <div className="search-older">
          <Button onClick={() => onOlder(pageInfo.endCursor)}>{t("traces:older")}</Button>
        </div>
      )}
    </>
  );
}

/** A span at a glance; it leads to the trace to which it belongs. */
function SpanLine({ span, longest }: { span: FoundSpan; longest: number }) {
  const { t } = useTranslation();
  const isFailed = span.status === "ERROR";
  return (
    <Link className="span-line" to={`/monitoring/traces/${span.traceId}?span=${span.spanId}`}>
      <ExactTime at={span.from} />
      <span className="span-service clip">{span.service || t("traces:unsaid")}</span>
      <span className="span-name clip" title={span.name}>
        {span.name}
      </span>
      <span className="span-kind">
        {t(`enums:SpanKind.${span.kind}`)} {isFailed && <FailedTag />}
      </span>
      <span className={isFailed ? "share-bar span-failed" : "share-bar"}>
        <i style={{ width: barOf(0, span.milliseconds, longest).width }} />
      </span>
      <span className="span-lasting figures">{lasting(span.milliseconds)}</span>
    </Link>
  );
}
