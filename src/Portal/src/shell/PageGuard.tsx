import { useTranslation } from "react-i18next";
import { Link, Outlet } from "react-router";
import { Notice } from "@/kit/Notice";
import { operationName } from "@/kit/operations";
import { useMay } from "@/kit/state/viewer";
import { TimeFrame } from "@/kit/time/asOf";

/** Keeps a page from those to whom the Api would answer nothing, and says so. */
export function PageGuard({ operation }: { operation?: string }) {
  const { t } = useTranslation();
  const may = useMay(operation);
  if (!may)
    return (
      <Notice
        mark="403"
        title={t("problem.not-permitted.title")}
        help={t("problem.needs", { operation: operation && operationName(operation, t) })}
        action={<Link to="/me">{t("pages.me")}</Link>}
      />
    );
  return (
    <TimeFrame>
      <Outlet />
    </TimeFrame>
  );
}
