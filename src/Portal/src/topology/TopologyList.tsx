import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import type { Drawing, DrawnItem } from "./drawing";
import { useLook } from "./useLook";
import { useWords } from "./words";

/** The same as the drawing, to be read: every item with what it points to and what points to it. */
export function TopologyList({ drawing, typeOf, chosen }: { drawing: Drawing; typeOf: (item: DrawnItem) => string; chosen: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("topology:list", { count: drawing.items.length })} flush>
      <ul className="topology-list">
        {drawing.items.map((item) => (
          <Entry key={item.id} item={item} drawing={drawing} type={typeOf(item)} isChosen={item.id === chosen} />
        ))}
      </ul>
    </Panel>
  );
}

function Entry({ item, drawing, type, isChosen }: { item: DrawnItem; drawing: Drawing; type: string; isChosen: boolean }) {
  const { t } = useTranslation();
  const look = useLook();
  const words = useWords();
  const nameOf = (id: string) => drawing.items.find((known) => known.id === id)?.name ?? "";
  const lines = drawing.lines.filter((line) => line.from === item.id);
  return (
    <li className={isChosen ? "chosen" : undefined}>
      <Button type="link" aria-current={isChosen} onClick={() => look.set({ item: item.id })}>
        {item.name || item.id}
      </Button>
      <span className="faint">{type}</span>
      <span className={`topology-stage topology-stage-${item.point.stage.toLowerCase()}`}>{t(`enums:Stage.${item.point.stage}`)}</span>
      {item.mark && <span className={`topology-mark topology-mark-${item.mark}`}>{t(`topology:mark.${item.mark}`)}</span>}
      {lines.length > 0 && (
        <span className="topology-list-lines faint">
          {lines.map((line) => `${words(line.line.kindName, line.line.kind)} ${nameOf(line.to)}`).join(" · ")}
        </span>
      )}
    </li>
  );
}
