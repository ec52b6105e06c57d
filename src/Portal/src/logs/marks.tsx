import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { CombinedError } from "urql";
import type { EnumOf } from "@/kit/api/graphql";
import { codeOf } from "@/kit/api/Problem";
import { reasonOf } from "@/kit/command/answer";
import { ProblemNotice } from "@/kit/Problems";
import { piecesOf } from "./words";

/** How bad it is what a line says. */
export function LogSeverityTag({ severity }: { severity: EnumOf<"LogSeverity"> }) {
  const { t } = useTranslation();
  return <span className={`priority log-severity log-${severity.toLowerCase()}`}>{t(`enums:LogSeverity.${severity}`)}</span>;
}

/** To the millisecond and always as long: lines are compared by it. */
export function LogTime({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at} className="figures log-time">
      {dayjs(at).format("MM-DD HH:mm:ss.SSS")}
    </time>
  );
}

/** A text with what was searched for marked in it. */
export function Marked({ text, marks }: { text: string; marks: RegExp | undefined }) {
  return piecesOf(text, marks).map((piece, index) => (index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece));
}

/** Why a search has no answer: a bound of the Api in its words, or what else went wrong. */
export function SearchProblem({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const { t } = useTranslation();
  const code = codeOf(error);
  if (!code?.startsWith("telemetry.")) return <ProblemNotice error={error} onRetry={onRetry} />;
  return (
    <p className="bad log-problem" role="alert">
      {reasonOf({ code, reason: error.graphQLErrors[0]!.message }, t)}
    </p>
  );
}
