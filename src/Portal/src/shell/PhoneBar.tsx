import MenuOutlined from "@ant-design/icons/es/icons/MenuOutlined";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { groups } from "./Page";
import { useCurrent, useMenu } from "./useMenu";

const PhoneMenu = lazy(() => import("./PhoneMenu"));
const within = 4;
/** What people do comes before what they look up. */
const order: string[] = [...groups.filter((group) => group !== "landscape"), "landscape"];

/** The places of everyday work under the thumb; the others behind the last one. */
export function PhoneBar() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const current = useCurrent();
  const entries = useMenu()
    .sort((one, other) => order.indexOf(one.page.group ?? "") - order.indexOf(other.page.group ?? ""))
    .slice(0, within);
  return (
    <>
      <nav className="phone-bar" aria-label={t("shell.menu")}>
        {entries.map(({ page, to, name }) => (
          <Link key={page.key} to={to} className={to === current ? "here" : ""} aria-current={to === current ? "page" : undefined}>
            {page.icon}
            <span>{name}</span>
          </Link>
        ))}
        <button type="button" onClick={() => setOpen(true)}>
          <MenuOutlined />
          <span>{t("shell.more")}</span>
        </button>
      </nav>
      <Suspense>{open && <PhoneMenu onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
