import Button from "antd/es/button";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { useTravel } from "@/kit/time/asOf";
import { absolute } from "@/kit/time/instants";
import type { MapChange } from "./queries";

const most = 50;

/** What became otherwise on the map, the newest first; each leads to the map as it was then. */
export function ChangesPanel({ changes }: { changes: readonly MapChange[] }) {
  const { t } = useTranslation();
  const travel = useTravel();
  return (
    <Panel title={t("serviceMap:changes")}>
      {changes.length === 0 && <p className="faint">{t("serviceMap:noChanges")}</p>}
      <ol className="service-changes">
        {changes.slice(0, most).map((change) => (
          <li key={`${change.at} ${change.turn} ${change.caller} ${change.callee}`}>
            <Button type="link" onClick={() => travel(change.at)}>
              {dayjs(change.at).format(absolute)}
            </Button>
            <span>{t(`serviceMap:turn.${change.turn}`, { caller: change.caller, callee: change.callee })}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
