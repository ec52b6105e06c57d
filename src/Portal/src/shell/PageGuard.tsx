import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { Notice } from "@/kit/Notice";
import { useMay } from "@/kit/state/viewer";
import { TimeFrame } from "@/kit/time/asOf";

/** Keeps a page from those to whom the Api would answer nothing, and says so. */
export function PageGuard({ operation }: { operation?: string }) {
  const { t } = useTranslation();
  if (!useMay(operation)) return <Notice mark="403" title={t("problem.not-permitted.title")} help={t("problem.needs", { operation })} />;
  return (
    <TimeFrame>
      <Outlet />
    </TimeFrame>
  );
}
