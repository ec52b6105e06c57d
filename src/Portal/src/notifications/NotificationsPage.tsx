import "./notifications.css";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { Pager } from "@/kit/table/Pager";
import { NotificationLine } from "./NotificationLine";
import { type Group, groups, NotificationsQuery } from "./notifications";
import { useReadAll } from "./useReadAll";
import { useUnread } from "./useUnread";

const pageSize = 50;

/** Everything of the last weeks that the viewer should know. */
export default function NotificationsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const { told, unread } = useUnread();
  const group = url.get("group") as Group | undefined;
  const onlyUnread = url.flag("unread");
  const [{ data, error }, ask] = useQuery({
    query: NotificationsQuery,
    variables: {
      unread: onlyUnread || undefined,
      kinds: group && groups[group],
      first: pageSize,
      after: url.get("after"),
    },
    requestPolicy: "cache-and-network",
  });
  const { readAll, sending } = useReadAll(data?.notifications.nodes ?? []);
  useEffect(() => {
    if (told) ask({ requestPolicy: "network-only" });
  }, [told, ask]);
  const choices = ["all", ...Object.keys(groups)];
  return (
    <>
      <PageHeader
        title={t("pages.notifications")}
        note={t("notifications:note")}
        actions={
          <Button disabled={unread === 0} loading={sending} onClick={readAll}>
            {t("notifications:readAll")}
          </Button>
        }
      />
      <div className="query-table notifications">
        <div className="toolbar">
          <div className="toolbar-filters">
            <Segmented
              value={onlyUnread ? "unread" : "all"}
              options={["all", "unread"].map((value) => ({ value, label: t(`notifications:${value}`) }))}
              onChange={(value) => url.set({ unread: value === "unread" })}
            />
            <Segmented
              value={group ?? "all"}
              options={choices.map((value) => ({
                value,
                label: t(value === "all" ? "notifications:all" : `notifications:groups.${value}`),
              }))}
              onChange={(value) => url.set({ group: value === "all" ? null : String(value) })}
            />
          </div>
        </div>
        <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
          {({ notifications }) => (
            <>
              {notifications.nodes.map((notification) => (
                <NotificationLine key={notification.id} notification={notification} />
              ))}
              {notifications.nodes.length === 0 && <Notice title={t(onlyUnread ? "notifications:noneUnread" : "notifications:none")} />}
              <Pager
                count={notifications.nodes.length}
                total={notifications.totalCount}
                next={notifications.pageInfo.hasNextPage ? notifications.pageInfo.endCursor : null}
              />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}
