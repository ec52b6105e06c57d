import "./workspace.css";
import EditOutlined from "@ant-design/icons/es/icons/EditOutlined";
import Button from "antd/es/button";
import { lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { useIncidentChanges } from "@/incidents/useIncidentChanges";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useIsPhone } from "@/kit/state/screen";
import { useMay, useViewer } from "@/kit/state/viewer";
import { type Board, DashboardQuery } from "./dashboard";
import { Grid } from "./Grid";
import { WidgetFrame } from "./WidgetFrame";

const Editor = lazy(() => import("./Editor"));

/** The first page: what somebody arranged for themselves, or what their organisation gives them. */
export default function HomePage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const phone = useIsPhone();
  const [editing, setEditing] = useState(false);
  const [{ data, error, fetching, stale }, ask] = useQuery({ query: DashboardQuery, variables: {}, requestPolicy: "cache-and-network" });
  const changes = useIncidentChanges(undefined, !useMay("incident.read"));
  const again = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  // What is dragged needs room and a pointer; a phone shows the same widgets one below the other.
  const isEditing = editing && !phone;
  return (
    <>
      <PageHeader
        title={t("workspace:title")}
        note={t("workspace:greeting", { name: viewer.name })}
        actions={
          !phone &&
          !isEditing &&
          data && (
            <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
              {t("workspace:edit")}
            </Button>
          )
        }
      />
      <Loaded data={data} error={error} onRetry={again}>
        {({ dashboard }) =>
          isEditing ? (
            <Suspense fallback={<Shown board={dashboard} changes={changes.count} />}>
              <Editor
                board={dashboard}
                busy={fetching || stale}
                changes={changes.count}
                onChanged={again}
                onEnd={() => setEditing(false)}
              />
            </Suspense>
          ) : (
            <Shown board={dashboard} changes={changes.count} onEdit={phone ? undefined : () => setEditing(true)} />
          )
        }
      </Loaded>
    </>
  );
}

function Shown({ board, changes, onEdit }: { board: Board; changes: number; onEdit?: () => void }) {
  const { t } = useTranslation();
  if (board.widgets.length === 0)
    return (
      <Notice
        title={t("workspace:empty")}
        help={t("workspace:emptyHelp")}
        action={onEdit && <Button onClick={onEdit}>{t("workspace:edit")}</Button>}
      />
    );
  return <Grid widgets={board.widgets}>{(widget) => <WidgetFrame widget={widget} changes={changes} />}</Grid>;
}
