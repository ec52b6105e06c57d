import PaperClipOutlined from "@ant-design/icons/es/icons/PaperClipOutlined";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { VariablesOf } from "@/kit/api/graphql";
import { portalHeaders } from "@/kit/api/live";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { Panel } from "@/kit/Panel";
import { sizeOf } from "@/kit/sizes";
import { useMay } from "@/kit/state/viewer";
import { Instant } from "@/kit/time/Instant";
import { AttachFile } from "./commands";
import type { IncidentWhole } from "./IncidentQuery";

type Attachment = Omit<VariablesOf<typeof AttachFile>["input"], "commandId">;

/** Files of an incident: those that are there, and a place to bring more. */
export function Files({ incident, onDone }: { incident: IncidentWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const may = useMay("file.write") && incident.allowedActions.includes("ATTACH_FILE");
  const mayRead = useMay("file.read");
  if (!may && incident.files.length === 0) return null;
  return (
    <Panel title={t("incidents:files.title")}>
      <ul className="link-list">
        {incident.files.map((file) => (
          <li key={file.sha256}>
            <PaperClipOutlined />
            <span className="clip">
              {mayRead ? (
                <a href={file.url} download={file.fileName}>
                  {file.fileName}
                </a>
              ) : (
                file.fileName
              )}
            </span>
            <span className="faint figures">{sizeOf(file.bytes)}</span>
            <span className="faint">
              <Instant at={file.at} />
            </span>
          </li>
        ))}
      </ul>
      {may && <Upload incidentId={incident.id} onDone={onDone} />}
    </Panel>
  );
}

function Upload({ incidentId, onDone }: { incidentId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const run = useCommand<Attachment>(AttachFile);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [failed, setFailed] = useState<number>();
  const bring = async (files: FileList | null) => {
    setBusy(true);
    setFailed(undefined);
    for (const file of files ?? []) {
      const answer = await fetch("/files", {
        method: "POST",
        body: file,
        headers: { ...portalHeaders, "Content-Type": "application/octet-stream" },
      });
      if (!answer.ok) {
        setFailed(answer.status);
        break;
      }
      const { sha256 } = (await answer.json()) as { sha256: string };
      await run.send({ incidentId, sha256, fileName: file.name, bytes: file.size, mediaType: file.type || "application/octet-stream" });
    }
    setBusy(false);
    onDone();
  };
  return (
    <>
      <label
        className={over ? "upload upload-over" : "upload"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void bring(event.dataTransfer.files);
        }}
      >
        <input className="unseen" type="file" multiple disabled={busy} onChange={(event) => void bring(event.target.files)} />
        {t(busy ? "incidents:files.busy" : "incidents:files.hint")}
      </label>
      {failed && (
        <p className="bad" role="alert">
          {t(failed === 413 ? "incidents:files.tooLarge" : "incidents:files.failed")}
        </p>
      )}
      <RefusalNotice refusal={run.refusal} error={run.error} />
    </>
  );
}
