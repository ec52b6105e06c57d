import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { AllowedButton } from "@/kit/Allowed";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { Loaded } from "@/kit/Problems";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import { UndoItemImport } from "./commands";

const UndoPreview = graphql(`
  query ItemImportUndoPreview($id: ID!) {
    itemImportUndoPreview(id: $id) { counts { restored retired conflicts } kept { itemId item what imported now by at } }
  }
`);

type Conflict = NonNullable<ResultOf<typeof UndoPreview>["itemImportUndoPreview"]>["kept"][number];

/** Shows what an undo would take back and what would stay, before anything is undone. */
export function UndoImport({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <AllowedButton operation="item.undo-import" onClick={() => setOpen(true)}>
        {t("imports:undo.title")}
      </AllowedButton>
      <Drawer open={open} onClose={() => setOpen(false)} title={t("imports:undo.title")} size={720} destroyOnHidden>
        <Preview
          id={id}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      </Drawer>
    </>
  );
}

function Preview({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: UndoPreview, variables: { id }, requestPolicy: "network-only" });
  const run = useCommand<{ importId: string }>(UndoItemImport);
  return (
    <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
      {({ itemImportUndoPreview: preview }) =>
        preview && (
          <>
            <p>{t("imports:undo.help")}</p>
            <p role="status">{t("imports:undo.counts", preview.counts)}</p>
            {preview.kept.length > 0 && <Conflicts kept={preview.kept} />}
            <RefusalNotice refusal={run.refusal} error={run.error} />
            <Button danger type="primary" loading={run.sending} onClick={async () => (await run.send({ importId: id })) && onDone()}>
              {t("imports:undo.do")}
            </Button>
          </>
        )
      }
    </Loaded>
  );
}

/** What was changed after the import, and therefore stays. */
export function Conflicts({ kept }: { kept: readonly Conflict[] }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`imports:conflicts.${key}`);
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {["item", "what", "imported", "now", "by", "at"].map((column) => (
            <th key={column}>{name(column)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kept.map((conflict) => (
          <tr key={`${conflict.itemId} ${conflict.what}`}>
            <td>{conflict.item}</td>
            <td>{conflict.what}</td>
            <td>{conflict.imported}</td>
            <td>{conflict.now}</td>
            <td>
              <Person login={conflict.by} />
            </td>
            <td>{conflict.at && <Instant at={conflict.at} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
