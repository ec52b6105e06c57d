import Result from "antd/es/result";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/kit/state/viewer";
import { TimeFrame } from "@/kit/time/asOf";

/** Keeps a page from those to whom the Api would answer nothing, and says so. */
export function PageGuard({ operation, children }: { operation?: string; children: ReactNode }) {
  const { t } = useTranslation();
  if (!useMay(operation)) return <Result status="403" title={t("problem.not-permitted.title")} subTitle={t("problem.needs", { operation })} />;
  return <TimeFrame>{children}</TimeFrame>;
}
