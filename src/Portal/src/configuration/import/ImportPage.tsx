import Progress from "antd/es/progress";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery, useSubscription } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Facts } from "@/kit/Facts";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import { Faults, ImportStanding, Models } from "./importParts";
import { Conflicts, UndoImport } from "./UndoImport";

const Whole = graphql(`
  fragment ItemImportWhole on ItemImport {
    id state startedBy startedAt endedAt failure undoneBy undoneAt
    plan { fileName sha256 format source type }
    organisation { code name }
    counts { read registered changed unchanged tombstones related unrelated missing faults }
    models { model read items attributes links relations skipped { reason count } }
    faults { place column code reason count }
    undo { restored retired conflicts }
    kept { itemId item what imported now by at }
    progress { stage done total }
  }
`);

const ImportQuery = graphql(`query ItemImport($id: ID!) { itemImport(id: $id) { ...ItemImportWhole } }`, [Whole]);

const ProgressTold = graphql(`subscription ItemImportProgress($id: ID!) { itemImportProgress(id: $id) { ...ItemImportWhole } }`, [Whole]);

type ItemImport = ResultOf<typeof Whole>;

const figures = ["read", "registered", "changed", "unchanged", "tombstones", "related", "unrelated", "missing", "faults"] as const;

/** One import while it goes on and afterwards, with the way back. */
export default function ImportPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const [round, again] = useState(0);
  return <Watched key={`${id} ${round}`} id={id} onUndo={() => again(round + 1)} title={t("pages.imports")} />;
}

function Watched({ id, onUndo, title }: { id: string; onUndo: () => void; title: string }) {
  const [{ data, error }, ask] = useQuery({ query: ImportQuery, variables: { id }, requestPolicy: "cache-and-network" });
  const [told, tell] = useState<ItemImport>();
  useSubscription({ query: ProgressTold, variables: { id } }, (_, next) => {
    tell(next.itemImportProgress);
    return next;
  });
  if (told) return <Shown itemImport={told} onUndo={onUndo} title={title} />;
  return (
    <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
      {({ itemImport }) => (itemImport ? <Shown itemImport={itemImport} onUndo={onUndo} title={title} /> : <Awaited />)}
    </Loaded>
  );
}

/** The list of imports follows a moment later. */
function Awaited() {
  const { t } = useTranslation();
  return <Notice title={t("imports:page.awaited")} />;
}

function Shown({ itemImport, onUndo, title }: { itemImport: ItemImport; onUndo: () => void; title: string }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`imports:page.${key}`);
  const { plan, counts, progress } = itemImport;
  return (
    <>
      <PageHeader
        title={plan.fileName}
        over={<Link to="/configuration/imports">{title}</Link>}
        actions={["ENDED", "FAILED"].includes(itemImport.state) && <UndoImport id={itemImport.id} onDone={onUndo} />}
      />
      <Panel>
        <Facts
          facts={[
            { label: t("imports:list.state"), value: <ImportStanding state={itemImport.state} /> },
            { label: t("imports:list.format"), value: t(`enums:ImportFormat.${plan.format}`) },
            { label: t("imports:list.source"), value: plan.source },
            { label: name("type"), value: plan.type },
            { label: name("organisation"), value: itemImport.organisation?.name },
            { label: t("imports:list.by"), value: <Person login={itemImport.startedBy} /> },
            { label: t("imports:list.at"), value: <Instant at={itemImport.startedAt} how="absolute" /> },
            itemImport.endedAt ? { label: name("endedAt"), value: <Instant at={itemImport.endedAt} how="absolute" /> } : null,
            { label: name("undoneBy"), value: itemImport.undoneBy },
            itemImport.undoneAt ? { label: name("undoneAt"), value: <Instant at={itemImport.undoneAt} how="absolute" /> } : null,
            { label: name("digest"), value: <code>{plan.sha256}</code>, wide: true },
          ]}
        />
        {progress && (
          <div role="status">
            {t(`imports:stages.${progress.stage}`, { defaultValue: progress.stage })} {progress.done.toLocaleString()}
            <Progress percent={progress.total ? Math.floor((100 * progress.done) / progress.total) : 0} />
          </div>
        )}
        {itemImport.failure && (
          <p className="bad" role="alert">
            {itemImport.failure}
          </p>
        )}
      </Panel>
      {itemImport.undo && (
        <Panel title={name("undone")}>
          <p>{t("imports:undo.counts", itemImport.undo)}</p>
          {itemImport.kept.length > 0 && <Conflicts kept={itemImport.kept} />}
        </Panel>
      )}
      {counts && (
        <Panel title={name("counts")}>
          <Facts facts={figures.map((figure) => ({ label: t(`imports:counts.${figure}`), value: counts[figure].toLocaleString() }))} />
        </Panel>
      )}
      {itemImport.faults.length > 0 && (
        <Panel title={name("faults")} flush>
          <Faults faults={itemImport.faults} />
        </Panel>
      )}
      {itemImport.models.length > 0 && (
        <Panel title={name("models")} flush>
          <Models models={itemImport.models} />
        </Panel>
      )}
    </>
  );
}
