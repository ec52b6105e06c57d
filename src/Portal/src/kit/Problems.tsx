import Button from "antd/es/button";
import Result from "antd/es/result";
import Skeleton from "antd/es/skeleton";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CombinedError } from "urql";
import { problemOf, traceOf } from "@/kit/api/Problem";

/** What went wrong, and what can be done about it. */
export function ProblemNotice({ error, onRetry }: { error: CombinedError; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  const trace = traceOf(error);
  return (
    <Result
      status={problem === "not-permitted" ? "403" : "warning"}
      title={t(`problem.${problem}.title`)}
      subTitle={[t(`problem.${problem}.help`), trace && t("problem.trace", { trace })].filter(Boolean).join(" ")}
      extra={onRetry && <Button onClick={onRetry}>{t("problem.retry")}</Button>}
    />
  );
}

/** Nothing is there, and how something comes to be there. */
export function EmptyNotice({ title, help, action }: { title: string; help?: string; action?: ReactNode }) {
  return (
    <div className="empty-notice">
      <div className="empty-notice-title">{title}</div>
      {help && <div className="faint">{help}</div>}
      {action}
    </div>
  );
}

/** An answer that is on its way, has failed or is here. */
export function Loaded<Data>({
  data,
  error,
  onRetry,
  children,
}: {
  data: Data | undefined;
  error?: CombinedError;
  onRetry?: () => void;
  children: (data: Data) => ReactNode;
}) {
  if (data !== undefined) return children(data);
  if (error) return <ProblemNotice error={error} onRetry={onRetry} />;
  return <Skeleton active paragraph={{ rows: 8 }} className="loading" />;
}
