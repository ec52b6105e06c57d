import Button from "antd/es/button";
import Input, { type InputRef } from "antd/es/input";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ItemSelect } from "@/configuration/ItemSelect";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { toast } from "@/kit/toast";
import { CountAsset } from "./commands";
import { tagOf } from "./filter";

const longest = 300;

/** Counts one number after the other, as a scanner or a hand puts them in; the place stays until another one is chosen. */
export function CountForm({ stocktakingId, onDone }: { stocktakingId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const run = useCommand<{ stocktakingId: string; tag: string; placeId?: string; note?: string }>(CountAsset);
  const [scanned, scan] = useState("");
  const [note, setNote] = useState("");
  const [placeId, setPlace] = useState<string>();
  const field = useRef<InputRef>(null);
  const count = async () => {
    const tag = tagOf(scanned);
    if (!tag) return;
    if (!(await run.send({ stocktakingId, tag, placeId, note: note.trim() || undefined }))) return;
    toast(t("assets:stock.counted", { tag }));
    scan("");
    setNote("");
    field.current?.focus();
    onDone();
  };
  return (
    <section className="panel count-form" aria-label={t("assets:stock.count")}>
      <Input
        ref={field}
        value={scanned}
        maxLength={longest}
        placeholder={t("assets:stock.scan")}
        aria-label={t("assets:stock.scan")}
        onChange={(event) => scan(event.target.value)}
        onPressEnter={() => void count()}
      />
      <ItemSelect type="place" label={t("assets:stock.foundPlace")} value={placeId} onChange={setPlace} />
      <Input
        value={note}
        maxLength={longest}
        placeholder={t("assets:stock.note")}
        aria-label={t("assets:stock.note")}
        onChange={(event) => setNote(event.target.value)}
        onPressEnter={() => void count()}
      />
      <Button type="primary" loading={run.sending} disabled={!scanned.trim()} onClick={() => void count()}>
        {t("assets:stock.count")}
      </Button>
      <RefusalNotice refusal={run.refusal} error={run.error} />
    </section>
  );
}
