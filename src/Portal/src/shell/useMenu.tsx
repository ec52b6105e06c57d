import { useTranslation } from "react-i18next";
import { matchPath, useLocation } from "react-router";
import { useViewer } from "@/kit/state/viewer";
import { pages } from "@/pages";
import type { Page } from "./Page";

/** The places that the viewer may enter, with their names. */
export function useMenu(): { page: Page; to: string; name: string }[] {
  const { t } = useTranslation();
  const { operations } = useViewer();
  return pages
    .filter((page) => page.icon && (!page.operation || operations.includes(page.operation)))
    .map((page) => ({ page, to: `/${page.path}`, name: t(`pages.${page.key}`) }));
}

/** The entry that the present page belongs to: its own, or the nearest above. */
export function useCurrent(): string | undefined {
  const { pathname } = useLocation();
  const entries = useMenu().map((entry) => entry.to);
  const fitting = entries.filter((to) => matchPath({ path: to, end: to === "/" }, pathname));
  return fitting.sort((one, other) => other.length - one.length)[0];
}
