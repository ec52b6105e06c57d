import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CombinedError } from "urql";
import { problemOf, traceOf } from "@/kit/api/Problem";
import { Notice } from "./Notice";

/** What went wrong, and what can be done about it. */
export function ProblemNotice({ error, onRetry }: { error: CombinedError; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  const trace = traceOf(error);
  return (
    <Notice
      mark="!"
      title={t(`problem.${problem}.title`)}
      help={[t(`problem.${problem}.help`), trace && t("problem.trace", { trace })].filter(Boolean).join(" ")}
      action={onRetry && <Button onClick={onRetry}>{t("problem.retry")}</Button>}
    />
  );
}

/** Stands for what is on its way. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status" aria-label={t("table.loading")}>
      <span />
      <span />
      <span />
      <span />
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
  return <Loading />;
}
