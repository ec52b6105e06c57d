import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { piecesOf } from "./words";

/** How bad it is what a line says. */
export function LogSeverityTag({ severity }: { severity: EnumOf<"LogSeverity"> }) {
  const { t } = useTranslation();
  return <span className={`priority log-severity log-${severity.toLowerCase()}`}>{t(`enums:LogSeverity.${severity}`)}</span>;
}

/** A text with what was searched for marked in it. */
export function Marked({ text, marks }: { text: string; marks: RegExp | undefined }) {
  return piecesOf(text, marks).map((piece, index) => (index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece));
}
