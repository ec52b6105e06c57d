import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { Loading } from "@/kit/Problems";
import { SearchProblem } from "@/telemetry/marks";
import { LineList } from "./Line";
import { LogLinesQuery, type Question } from "./queries";
import { keyOf } from "./tail";

interface Props {
  question: Question;
  marks: RegExp | undefined;
  /** Lines that are shown already, as they came. */
  told: ReadonlySet<string>;
}

/** The lines that a search finds, the newest first, a portion at a time. */
export function Portions(props: Props) {
  const [cursors, lead] = useState<(string | null)[]>([null]);
  return cursors.map((after, place) => (
    <Portion key={after} {...props} after={after} onOlder={place === cursors.length - 1 ? (next) => lead([...cursors, next]) : undefined} />
  ));
}

function Portion({ question, marks, told, after, onOlder }: Props & { after: string | null; onOlder?: (next: string | null) => void }) {
  const { t } = useTranslation();
  const variables = { ...question, after };
  const [{ data, error }, ask] = useQuery({ query: LogLinesQuery, variables, requestPolicy: "cache-and-network" });
  if (!data) return error ? <SearchProblem error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <Loading />;
  const { nodes, pageInfo } = data.logs;
  const lines = nodes.filter((line) => !told.has(keyOf(line)));
  if (nodes.length === 0 && told.size === 0) return <Notice title={t("logs:empty")} help={t("logs:emptyHelp")} />;
  return (
    <>
      {lines.length > 0 && <LineList lines={lines} marks={marks} label={t("logs:found")} />}
      {onOlder && pageInfo.hasNextPage && (
        <div className="search-older">
          <Button onClick={() => onOlder(pageInfo.endCursor)}>{t("logs:older")}</Button>
        </div>
      )}
    </>
  );
}
