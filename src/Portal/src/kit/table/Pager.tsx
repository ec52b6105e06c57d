import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useUrlState } from "@/kit/state/url";

/** Leads on by cursor. The way back is kept with the browser's history, because cursors only lead onward. */
export function Pager({ count, total, next }: { count: number; total?: number | null; next?: string | null }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const before = ((useLocation().state as { before?: (string | null)[] } | null)?.before ?? []) as (string | null)[];
  const here = url.get("after") ?? null;
  const go = (after: string | null, trail: (string | null)[]) => url.set({ after }, { keepsPage: true, state: { before: trail } });

  return (
    <nav className="pager" aria-label={t("table.pages")}>
      <span className="faint figures">{total != null ? t("table.countOf", { count, total }) : t("table.count", { count })}</span>
      {(here || next) && (
        <span className="pager-steps">
          <Button size="small" disabled={!here} onClick={() => go(null, [])}>
            {t("table.first")}
          </Button>
          <Button size="small" disabled={!here} onClick={() => go(before.at(-1) ?? null, before.slice(0, -1))}>
            {t("table.previous")}
          </Button>
          <Button size="small" disabled={!next} onClick={() => go(next!, [...before, here])}>
            {t("table.next")}
          </Button>
        </span>
      )}
    </nav>
  );
}
