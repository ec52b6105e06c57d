import "./search.css";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { CombinedError } from "urql";
import { codeOf } from "@/kit/api/Problem";
import { reasonOf } from "@/kit/command/answer";
import { ProblemNotice } from "@/kit/Problems";

/** To the millisecond and always as long: what happened is compared by it. */
export function ExactTime({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at} className="figures exact-time">
      {dayjs(at).format("MM-DD HH:mm:ss.SSS")}
    </time>
  );
}

/** Why a search has no answer: a bound of the Api in its words, or what else went wrong. */
export function SearchProblem({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const { t } = useTranslation();
  const code = codeOf(error);
  if (!code?.startsWith("telemetry.")) return <ProblemNotice error={error} onRetry={onRetry} />;
  return (
    <p className="bad search-problem" role="alert">
      {reasonOf({ code, reason: error.graphQLErrors[0]!.message }, t)}
    </p>
  );
}
