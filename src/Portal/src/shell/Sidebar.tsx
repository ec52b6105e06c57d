import MenuFoldOutlined from "@ant-design/icons/es/icons/MenuFoldOutlined";
import MenuUnfoldOutlined from "@ant-design/icons/es/icons/MenuUnfoldOutlined";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePreference } from "@/kit/state/preference";
import { groups } from "./Page";
import { useCurrent, useMenu } from "./useMenu";

/** The way to every place, in groups. */
export function Sidebar() {
  const { t } = useTranslation();
  const [folded, fold] = usePreference("folded", false);
  return (
    <aside className={folded ? "sidebar sidebar-folded" : "sidebar"}>
      <Link to="/" className="brand">
        <img src="/icon.svg" alt="" width={28} height={28} />
        {!folded && <span>{t("product")}</span>}
      </Link>
      <nav aria-label={t("shell.menu")}>
        <MenuList folded={folded} />
      </nav>
      <button type="button" className="sidebar-fold" onClick={() => fold(!folded)} aria-label={t(folded ? "shell.unfold" : "shell.fold")}>
        {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </aside>
  );
}

export function MenuList({ folded, onGo }: { folded?: boolean; onGo?: () => void }) {
  const { t } = useTranslation();
  const menu = useMenu();
  const current = useCurrent();
  return groups
    .map((group) => ({ group, entries: menu.filter((entry) => entry.page.group === group) }))
    .filter(({ entries }) => entries.length > 0)
    .map(({ group, entries }) => (
      <div key={group} className="menu-group">
        {!folded && <div className="menu-group-name">{t(`groups.${group}`)}</div>}
        {entries.map(({ page, to, name }) => (
          <Link
            key={page.key}
            to={to}
            className={to === current ? "menu-entry menu-entry-here" : "menu-entry"}
            aria-current={to === current ? "page" : undefined}
            title={folded ? name : undefined}
            onClick={onGo}
          >
            {page.icon}
            <span className={folded ? "unseen" : undefined}>{name}</span>
          </Link>
        ))}
      </div>
    ));
}
