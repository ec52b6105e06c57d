import BellOutlined from "@ant-design/icons/es/icons/BellOutlined";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUnread } from "./useUnread";

const Panel = lazy(() => import("./BellPanel"));

const most = 99;

/** How much there is to know, at the top of every page. */
export default function Bell() {
  const { t } = useTranslation();
  const { unread, told } = useUnread();
  const [open, setOpen] = useState(false);
  return (
    <span className="bell">
      <Button
        type="text"
        icon={<BellOutlined />}
        aria-label={t("notifications:open", { count: unread })}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > most ? `${most}+` : unread}
        </span>
      )}
      <Suspense>{open && <Panel unread={unread} told={told} onClose={() => setOpen(false)} />}</Suspense>
    </span>
  );
}
