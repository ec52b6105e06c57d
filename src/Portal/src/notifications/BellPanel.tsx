import "./notifications.css";
import Button from "antd/es/button";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { Loaded } from "@/kit/Problems";
import { NotificationLine } from "./NotificationLine";
import { NotificationsQuery } from "./notifications";
import { useReadAll } from "./useReadAll";

const shown = 10;

/** The newest of what the viewer should know, under the bell. */
export default function BellPanel({ unread, told, onClose }: { unread: number; told: number; onClose: () => void }) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: NotificationsQuery, variables: { first: shown }, requestPolicy: "cache-and-network" });
  const place = useRef<HTMLDivElement>(null);
  const { readAll, sending } = useReadAll(data?.notifications.nodes ?? []);
  useEffect(() => {
    if (told) ask({ requestPolicy: "network-only" });
  }, [told, ask]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    const click = (event: MouseEvent) => !place.current?.parentElement?.contains(event.target as Node) && onClose();
    addEventListener("keydown", press);
    addEventListener("mousedown", click);
    place.current?.focus();
    return () => {
      removeEventListener("keydown", press);
      removeEventListener("mousedown", click);
    };
  }, [onClose]);
  return (
    <div ref={place} className="bell-panel" role="dialog" aria-label={t("notifications:title")} tabIndex={-1}>
      <div className="bell-panel-head">
        <h2>{t("notifications:title")}</h2>
        <Button type="link" size="small" disabled={unread === 0} loading={sending} onClick={readAll}>
          {t("notifications:readAll")}
        </Button>
      </div>
      <div className="bell-panel-list">
        <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
          {({ notifications }) =>
            notifications.nodes.length === 0 ? (
              <Notice title={t("notifications:none")} />
            ) : (
              notifications.nodes.map((notification) => (
                <NotificationLine key={notification.id} notification={notification} onFollow={onClose} />
              ))
            )
          }
        </Loaded>
      </div>
      <Link className="bell-panel-all" to="/notifications" onClick={onClose}>
        {t("notifications:seeAll")}
      </Link>
    </div>
  );
}
