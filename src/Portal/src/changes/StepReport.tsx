import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { portalHeaders } from "@/kit/api/live";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { type CommandDocument, useCommand } from "@/kit/command/useCommand";

interface Report {
  changeId: string;
  step: number;
  succeeded: boolean;
  note?: string;
  evidence?: { sha256: string; fileName: string; bytes: number; mediaType: string };
}

const longest = 2_000;

/** Says what became of a step, with a note and a file that shows it. */
export function StepReport(props: {
  // biome-ignore lint/suspicious/noExplicitAny: both plans have the same report
  document: CommandDocument<any>;
  changeId: string;
  step: number;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const run = useCommand<Report>(props.document);
  const [note, setNote] = useState("");
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<string>();
  const send = async (succeeded: boolean) => {
    const written = note.trim() || undefined;
    if (!succeeded && !written) return setProblem(t("changes:steps.sayWhy"));
    setProblem(undefined);
    const evidence = file && (await uploaded(file));
    if (file && !evidence) return setProblem(t("incidents:files.failed"));
    if (await run.send({ changeId: props.changeId, step: props.step, succeeded, note: written, evidence: evidence || undefined })) {
      setNote("");
      setFile(undefined);
      props.onDone();
    }
  };
  return (
    <div className="step-report">
      <Input.TextArea
        rows={2}
        maxLength={longest}
        value={note}
        placeholder={t("changes:steps.note")}
        aria-label={t("changes:steps.note")}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="step-buttons">
        <label className="step-file">
          <input className="unseen" type="file" onChange={(event) => setFile(event.target.files?.[0])} />
          {file?.name ?? t("changes:steps.file")}
        </label>
        <Button danger disabled={run.sending} onClick={() => void send(false)}>
          {t("changes:steps.failed")}
        </Button>
        <Button type="primary" disabled={run.sending} onClick={() => void send(true)}>
          {t("changes:steps.done")}
        </Button>
      </div>
      {problem && (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
      <RefusalNotice refusal={run.refusal} error={run.error} />
    </div>
  );
}

async function uploaded(file: File): Promise<Report["evidence"]> {
  const answer = await fetch("/files", {
    method: "POST",
    body: file,
    headers: { ...portalHeaders, "Content-Type": "application/octet-stream" },
  });
  if (!answer.ok) return undefined;
  const { sha256 } = (await answer.json()) as { sha256: string };
  return { sha256, fileName: file.name, bytes: file.size, mediaType: file.type || "application/octet-stream" };
}
