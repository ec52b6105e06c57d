import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { VariablesOf } from "@/kit/api/graphql";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { CommentIncident } from "./commands";

type Comment = Omit<VariablesOf<typeof CommentIncident>["input"], "commandId">;

/** Writes a comment, for the reporter too or for colleagues only. */
export function Composer({ incidentId, onDone }: { incidentId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [internal, setInternal] = useState(true);
  const run = useCommand<Comment>(CommentIncident);
  const send = async () => {
    if (!(await run.send({ incidentId, text: text.trim(), visibility: internal ? "INTERNAL" : "PUBLIC" }))) return;
    setText("");
    onDone();
  };
  return (
    <div className="composer">
      <Input.TextArea
        value={text}
        maxLength={20_000}
        rows={2}
        placeholder={t("incidents:comment.hint")}
        aria-label={t("incidents:comment.hint")}
        onChange={(event) => setText(event.target.value)}
      />
      <RefusalNotice refusal={run.refusal} error={run.error} />
      <div className="composer-foot">
        <Checkbox checked={internal} onChange={(event) => setInternal(event.target.checked)}>
          {t("incidents:comment.internal")}
        </Checkbox>
        <Button type="primary" disabled={text.trim() === ""} loading={run.sending} onClick={send}>
          {t("incidents:comment.send")}
        </Button>
      </div>
    </div>
  );
}
