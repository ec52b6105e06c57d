import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import HolderOutlined from "@ant-design/icons/es/icons/HolderOutlined";
import SettingOutlined from "@ant-design/icons/es/icons/SettingOutlined";
import Button from "antd/es/button";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { newId } from "@/kit/ids";
import { useViewer } from "@/kit/state/viewer";
import { Configure } from "./Configure";
import { AddWidget, type Board, inputOf, type Kind, PlaceWidgets, RemoveWidget, usualSettings, type Widget } from "./dashboard";
import { EditorBar } from "./EditorBar";
import { Gallery } from "./Gallery";
import { placeOf } from "./Grid";
import { History } from "./History";
import { kinds } from "./kinds";
import { grid, inOrder, roomFor } from "./layout";
import { type Handlers, useArranging } from "./useArranging";
import { nameOf, WidgetFrame } from "./WidgetFrame";

interface Props {
  board: Board;
  /** A newer board is on its way: what is undone must be the newest thing that was done. */
  busy: boolean;
  changes: number;
  onChanged: () => void;
  onEnd: () => void;
}

/** The dashboard while somebody arranges it: each thing done is kept at once, and can be undone. */
export default function Editor({ board, busy, changes, onChanged, onEnd }: Props) {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const [open, setOpen] = useState<"gallery" | "history">();
  const [configured, configure] = useState<Widget>();
  const adding = useCommand(AddWidget);
  const placing = useCommand(PlaceWidgets);
  const removing = useCommand(RemoveWidget);
  const done = useCallback((wasDone: boolean) => void (wasDone && onChanged()), [onChanged]);

  const place = useCallback(
    async (moved: Widget[]) =>
      done(
        await placing.send({
          places: moved.map(({ widgetId, x, y, width, height }) => ({ widgetId, place: { x, y, width, height } })),
        }),
      ),
    [placing.send, done],
  );
  const { shown, held, isDrafting, handlers } = useArranging(board.widgets, place);
  const add = async (kind: Kind) => {
    const { width, height, operation } = kinds[kind];
    const widget = { ...roomFor(shown, width, height), widgetId: newId(), kind, operation, settings: usualSettings };
    done(await adding.send({ widget: inputOf(widget) }));
  };
  const failed = [adding, placing, removing].find((run) => run.refusal || run.error);

  return (
    <>
      <EditorBar
        board={board}
        busy={busy || isDrafting || adding.sending || placing.sending || removing.sending}
        full={board.widgets.length >= grid.most}
        onChanged={onChanged}
        onEnd={onEnd}
        onGallery={() => setOpen("gallery")}
        onHistory={() => setOpen("history")}
      />
      <RefusalNotice refusal={failed?.refusal} error={failed?.error} />
      <div className="dashboard-grid dashboard-editing">
        {inOrder(board.widgets).map((kept) => {
          // The order on the page follows the layout only when it is kept: an element that is moved there lets go of the pointer.
          const widget = shown.find((other) => other.widgetId === kept.widgetId) ?? kept;
          return (
            <div
              key={widget.widgetId}
              className={widget.widgetId === held ? "dashboard-cell dashboard-held" : "dashboard-cell"}
              style={placeOf(widget)}
            >
              <WidgetFrame
                widget={widget}
                changes={changes}
                handle={<Mover {...handlers(widget)} name={nameOf(widget, t)} />}
                extra={
                  <>
                    <Button
                      type="text"
                      size="small"
                      icon={<SettingOutlined />}
                      aria-haspopup="dialog"
                      aria-label={t("workspace:configureNamed", { name: nameOf(widget, t) })}
                      onClick={() => configure(widget)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t("workspace:removeNamed", { name: nameOf(widget, t) })}
                      onClick={async () => done(await removing.send({ widgetId: widget.widgetId }))}
                    />
                  </>
                }
              />
              <Sizer {...handlers(widget)} />
            </div>
          );
        })}
      </div>
      <Gallery
        open={open === "gallery"}
        counts={(kind) => board.widgets.filter((widget) => widget.kind === kind).length}
        may={(operation) => operations.includes(operation)}
        forOthers={operations.includes("workspace.publish")}
        full={board.widgets.length >= grid.most}
        onAdd={add}
        onClose={() => setOpen(undefined)}
      />
      <History open={open === "history"} board={board} onChanged={onChanged} onClose={() => setOpen(undefined)} />
      <Configure widget={configured} onClose={() => configure(undefined)} onChanged={onChanged} />
    </>
  );
}

function Mover({ start, move, end, cancel, press, widget, name }: Handlers & { name: string }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="widget-mover"
      aria-label={t("workspace:moveNamed", { name })}
      title={t("workspace:moveHelp")}
      onPointerDown={(event) => start(event, widget, "move")}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
      onKeyDown={(event) => press(event, widget)}
    >
      <HolderOutlined />
    </button>
  );
}

// For the pointer alone: with keys the mover resizes, too.
function Sizer({ start, move, end, cancel, widget }: Handlers) {
  return (
    <span
      className="widget-sizer"
      aria-hidden="true"
      onPointerDown={(event) => start(event, widget, "resize")}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
    />
  );
}
