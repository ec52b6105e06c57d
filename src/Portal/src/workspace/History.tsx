import Button from "antd/es/button";
import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { Notice } from "@/kit/Notice";
import { Loaded } from "@/kit/Problems";
import { Instant } from "@/kit/time/Instant";
import { toast } from "@/kit/toast";
import { type Board, DashboardQuery, RestoreLayout, type Revision, RevisionsQuery } from "./dashboard";
import { Miniature } from "./Miniature";

interface Props {
  open: boolean;
  board: Board;
  onChanged: () => void;
  onClose: () => void;
}

/** Earlier layouts: what was done and when, how it looked, and the way back. */
export function History({ open, board, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <CommandDrawer title={t("workspace:history")} open={open} onClose={onClose}>
      {open && <Revisions board={board} onChanged={onChanged} />}
    </CommandDrawer>
  );
}

function Revisions({ board, onChanged }: { board: Board; onChanged: () => void }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<number>();
  const [{ data, error }, ask] = useQuery({ query: RevisionsQuery, variables: {}, requestPolicy: "cache-and-network" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is there
  useEffect(() => ask({ requestPolicy: "network-only" }), [board.revision]);
  return (
    <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
      {({ dashboard }) =>
        dashboard.revisions.nodes.length === 0 ? (
          <Notice title={t("workspace:noHistory")} />
        ) : (
          <ol className="revisions">
            {dashboard.revisions.nodes.map((revision) => (
              <li key={revision.revision}>
                <button type="button" aria-expanded={chosen === revision.revision} onClick={() => choose(revision.revision)}>
                  <span className="figures faint">{revision.revision}</span>
                  <span>{wordsOf(revision, t)}</span>
                  <Instant at={revision.at} />
                </button>
                {chosen === revision.revision && (
                  <Preview revision={revision.revision} isNow={revision.revision === dashboard.revision} onChanged={onChanged} />
                )}
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}

function Preview({ revision, isNow, onChanged }: { revision: number; isNow: boolean; onChanged: () => void }) {
  const { t } = useTranslation();
  const run = useCommand(RestoreLayout);
  const [{ data, error }] = useQuery({ query: DashboardQuery, variables: { revision } });
  const restore = async () => {
    if (!(await run.send({ revision }))) return;
    toast(t("workspace:restored", { revision }));
    onChanged();
  };
  return (
    <div className="revision-preview">
      <Loaded data={data} error={error}>
        {({ dashboard }) => <Miniature widgets={dashboard.widgets} />}
      </Loaded>
      <RefusalNotice refusal={run.refusal} error={run.error} />
      {isNow ? (
        <span className="faint">{t("workspace:isNow")}</span>
      ) : (
        <Button size="small" type="primary" loading={run.sending} onClick={restore}>
          {t("workspace:restore")}
        </Button>
      )}
    </div>
  );
}

function wordsOf(revision: Revision, t: TFunction): string {
  const name = revision.kind ? t(`workspace:widgets.${revision.kind}.name`) : t("workspace:several", { count: revision.count });
  return t(`workspace:changes.${revision.change}`, { name, revision: revision.restores });
}
