import AppstoreAddOutlined from "@ant-design/icons/es/icons/AppstoreAddOutlined";
import CheckOutlined from "@ant-design/icons/es/icons/CheckOutlined";
import HistoryOutlined from "@ant-design/icons/es/icons/HistoryOutlined";
import MoreOutlined from "@ant-design/icons/es/icons/MoreOutlined";
import RedoOutlined from "@ant-design/icons/es/icons/RedoOutlined";
import UndoOutlined from "@ant-design/icons/es/icons/UndoOutlined";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { CommandForm } from "@/kit/command/CommandForm";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { useOrganisationOptions } from "@/kit/landscape";
import { useViewer } from "@/kit/state/viewer";
import { toast } from "@/kit/toast";
import { type Board, inputOf, PublishDashboard, ResetDashboard, RestoreLayout, WithdrawDashboard } from "./dashboard";

interface Props {
  board: Board;
  busy: boolean;
  full: boolean;
  onChanged: () => void;
  onEnd: () => void;
  onGallery: () => void;
  onHistory: () => void;
}

/** What can be done with the dashboard as a whole. */
export function EditorBar({ board, busy, full, onChanged, onEnd, onGallery, onHistory }: Props) {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const [giving, give] = useState<"publish" | "withdraw">();
  const restoring = useCommand(RestoreLayout);
  const resetting = useCommand(ResetDashboard);
  const restore = async (revision: number) => (await restoring.send({ revision })) && onChanged();
  const reset = async () => {
    if (!(await resetting.send({}))) return;
    toast(t("workspace:resetDone"));
    onChanged();
  };
  const items = [
    { key: "reset", label: t("workspace:reset"), disabled: board.origin !== "PERSONAL", onClick: reset },
    operations.includes("workspace.publish") && { key: "publish", label: t("workspace:publish"), onClick: () => give("publish") },
    operations.includes("workspace.withdraw") && { key: "withdraw", label: t("workspace:withdraw"), onClick: () => give("withdraw") },
  ].filter((item) => item !== false);

  return (
    <div className="editor-bar" role="toolbar" aria-label={t("workspace:edit")}>
      <span className="editor-hint">{origin(board, t)}</span>
      <Button
        icon={<UndoOutlined />}
        disabled={board.undo === null || busy || restoring.sending}
        aria-label={t("workspace:undo")}
        title={t("workspace:undo")}
        onClick={() => restore(board.undo!)}
      />
      <Button
        icon={<RedoOutlined />}
        disabled={board.redo === null || busy || restoring.sending}
        aria-label={t("workspace:redo")}
        title={t("workspace:redo")}
        onClick={() => restore(board.redo!)}
      />
      <Button icon={<HistoryOutlined />} aria-haspopup="dialog" onClick={onHistory}>
        {t("workspace:history")}
      </Button>
      <Button icon={<AppstoreAddOutlined />} disabled={full} aria-haspopup="dialog" onClick={onGallery}>
        {t("workspace:add")}
      </Button>
      <Dropdown trigger={["click"]} menu={{ items }}>
        <Button icon={<MoreOutlined />} aria-haspopup="menu" aria-label={t("workspace:more")} />
      </Dropdown>
      <Button type="primary" icon={<CheckOutlined />} onClick={onEnd}>
        {t("workspace:done")}
      </Button>
      <RefusalNotice refusal={restoring.refusal ?? resetting.refusal} error={restoring.error ?? resetting.error} />
      <Give what={giving} board={board} onClose={() => give(undefined)} onChanged={onChanged} />
    </div>
  );
}

function origin(board: Board, t: TFunction): string {
  return board.origin === "ORGANISATION"
    ? t("workspace:origin.ORGANISATION", { name: board.defaultOf?.name })
    : t(`workspace:origin.${board.origin}`);
}

function Give({
  what,
  board,
  onClose,
  onChanged,
}: {
  what?: "publish" | "withdraw";
  board: Board;
  onClose: () => void;
  onChanged: () => void;
}) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const options = useOrganisationOptions();
  const name = what ? t(`workspace:${what}`) : "";
  return (
    <CommandDrawer title={name} open={!!what} onClose={onClose}>
      {what && (
        <>
          <p className="faint action-help">{t(`workspace:${what}Help`)}</p>
          <CommandForm
            // biome-ignore lint/suspicious/noExplicitAny: one form for two commands
            document={(what === "publish" ? PublishDashboard : WithdrawDashboard) as any}
            texts="workspace:form"
            fields={[{ kind: "choice", name: "organisation", required: true, options, initial: viewer.organisation?.code }]}
            fixed={what === "publish" ? { widgets: board.widgets.map(inputOf) } : {}}
            submit={name}
            danger={what === "withdraw"}
            onCancel={onClose}
            onDone={() => {
              toast(t(`workspace:${what}Done`));
              onClose();
              onChanged();
            }}
          />
        </>
      )}
    </CommandDrawer>
  );
}
