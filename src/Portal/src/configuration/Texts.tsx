import { useState } from "react";
import { useTranslation } from "react-i18next";
import { portalHeaders } from "@/kit/api/live";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { Panel } from "@/kit/Panel";
import { usePersonWords } from "@/kit/people/Person";
import { sizeOf } from "@/kit/sizes";
import { useMay } from "@/kit/state/viewer";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { RecordItemText } from "./commands";
import type { ItemText } from "./ItemQuery";
import { byHand } from "./source";
import { TextComparison } from "./TextComparison";

/** Configuration files in all their versions, and a place to bring a newer one. */
export function Texts({ itemId, texts, onDone }: { itemId: string; texts: readonly ItemText[]; onDone: () => void }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const may = useMay("file.write");
  const mayRecord = useMay("item.record-text") && may && !asOf;
  const mayRead = useMay("file.read");
  if (!mayRecord && texts.length === 0) return null;
  return (
    <Panel title={t("configuration:texts.title")}>
      {texts.map((text) => (
        <TextFile key={text.name} text={text} mayRead={mayRead} />
      ))}
      {mayRecord && <Bring itemId={itemId} onDone={onDone} />}
    </Panel>
  );
}

function TextFile({ text, mayRead }: { text: ItemText; mayRead: boolean }) {
  const person = usePersonWords();
  return (
    <div className="relation-group">
      <h3>{text.name}</h3>
      <ul className="link-list">
        {text.versions.map((version, i) => (
          <li key={`${version.sha256} ${version.at}`}>
            <span className="clip">
              {mayRead ? (
                <a href={version.url} download={text.name}>
                  <Instant at={version.at} />
                </a>
              ) : (
                <Instant at={version.at} />
              )}{" "}
              <span className="faint">{[person(version.by), version.source].filter(Boolean).join(" · ")}</span>
            </span>
            <span className="faint figures">{sizeOf(version.bytes)}</span>
            {mayRead && text.versions[i + 1] && <TextComparison name={text.name} before={text.versions[i + 1]!} after={version} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bring({ itemId, onDone }: { itemId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const run = useCommand<{ itemId: string; name: string; sha256: string; bytes: number; source: string }>(RecordItemText);
  const [failed, setFailed] = useState<number>();
  const [busy, setBusy] = useState(false);
  const bring = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const headers = { ...portalHeaders, "Content-Type": "application/octet-stream" };
    const answer = await fetch("/files", { method: "POST", body: file, headers });
    setFailed(answer.ok ? undefined : answer.status);
    if (answer.ok) {
      const { sha256 } = (await answer.json()) as { sha256: string };
      if (await run.send({ itemId, name: file.name, sha256, bytes: file.size, source: byHand })) onDone();
    }
    setBusy(false);
  };
  return (
    <>
      <label className="upload">
        <input className="unseen" type="file" disabled={busy} onChange={(event) => void bring(event.target.files?.[0])} />
        {t(busy ? "configuration:texts.busy" : "configuration:texts.bring")}
      </label>
      {failed && (
        <p className="bad" role="alert">
          {t(failed === 413 ? "configuration:texts.tooLarge" : "configuration:texts.failed")}
        </p>
      )}
      <RefusalNotice refusal={run.refusal} error={run.error} />
    </>
  );
}
