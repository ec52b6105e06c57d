import Alert from "antd/es/alert";
import { useTranslation } from "react-i18next";
import type { CombinedError } from "urql";
import { problemOf, traceOf } from "@/kit/api/Problem";
import { type Refusal, reasonOf } from "./answer";

/** Says why a command was not done. */
export function RefusalNotice({ refusal, error }: { refusal?: Refusal; error?: CombinedError }) {
  const { t } = useTranslation();
  if (refusal) return <Alert className="notice" type="warning" showIcon title={reasonOf(refusal, t)} />;
  if (!error) return null;
  const trace = traceOf(error);
  return (
    <Alert
      className="notice"
      type="error"
      showIcon
      title={t(`problem.${problemOf(error)}.title`)}
      description={[t(`problem.${problemOf(error)}.help`), trace && t("problem.trace", { trace })].filter(Boolean).join(" ")}
    />
  );
}
