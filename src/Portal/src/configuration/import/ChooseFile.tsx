import { useState } from "react";
import { useTranslation } from "react-i18next";
import { portalHeaders } from "@/kit/api/live";

/** Brings a file into the file store; what becomes of it is said later. */
export function ChooseFile({ onChosen }: { onChosen: (file: { fileName: string; sha256: string }) => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<number>();
  const bring = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setFailed(undefined);
    const answer = await fetch("/files", {
      method: "POST",
      body: file,
      headers: { ...portalHeaders, "Content-Type": "application/octet-stream" },
    });
    setBusy(false);
    if (!answer.ok) return setFailed(answer.status);
    const { sha256 } = (await answer.json()) as { sha256: string };
    onChosen({ fileName: file.name, sha256 });
  };
  return (
    <>
      <label
        className="upload"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void bring(event.dataTransfer.files[0]);
        }}
      >
        <input
          className="unseen"
          type="file"
          aria-label={t("imports:wizard.file")}
          accept=".csv,.xlsx,.json,.gz,.graphml,.xml"
          disabled={busy}
          onChange={(event) => void bring(event.target.files?.[0])}
        />
        {t(busy ? "imports:wizard.busy" : "imports:wizard.hint")}
      </label>
      {failed && (
        <p className="bad" role="alert">
          {t(failed === 413 ? "imports:wizard.tooLarge" : "imports:wizard.failed")}
        </p>
      )}
    </>
  );
}
