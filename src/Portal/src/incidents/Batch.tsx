import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { MoreActions } from "@/kit/command/MoreActions";
import { SelectionBar } from "@/kit/table/SelectionBar";
import { type Action, arranged, batchForms } from "./actions";
import { BatchForm } from "./BatchForm";
import type { IncidentRow } from "./IncidentRow";

const AllowedQuery = graphql(`
  query AllowedOfMany($ids: [ID!]!) { incidents(first: 200, filter: { ids: $ids }) { nodes { id version allowedActions } } }
`);

const buttons = 4;
// What is asked of one incident in particular makes no sense for many.
const single: Action[] = ["CORRECT", "LINK_TO_PARENT", "UNLINK_FROM_PARENT", "MARK_DUPLICATE", "UNMARK_DUPLICATE", "UNLINK"];

interface Props {
  rows: IncidentRow[];
  onAll: () => void;
  onClear: () => void;
  onDone: () => void;
}

/** What can be done with all chosen incidents together: only what is allowed for each of them. */
export function BatchBar({ rows, onAll, onClear, onDone }: Props) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<Action>();
  const ids = rows.map((row) => row.id).sort();
  const [{ data, stale }, ask] = useQuery({ query: AllowedQuery, variables: { ids }, requestPolicy: "cache-and-network" });
  const known = data?.incidents.nodes.filter((incident) => ids.includes(incident.id)) ?? [];
  const isKnown = known.length === rows.length && !stale;
  const common = (known[0]?.allowedActions ?? []).filter((action) => known.every((incident) => incident.allowedActions.includes(action)));
  const offered = isKnown ? common.filter((action) => batchForms[action] && !single.includes(action)) : [];
  const { first, more } = arranged(offered, buttons, batchForms);
  const name = (action: Action) => t(`incidents:actions.${action}.name`);
  return (
    <SelectionBar count={rows.length} onAll={onAll} onClear={onClear}>
      {first.map((action) => (
        <Button key={action} size="small" aria-haspopup="dialog" onClick={() => choose(action)}>
          {name(action)}
        </Button>
      ))}
      <MoreActions actions={more} forms={batchForms} texts="incidents" onChoose={choose} size="small" />
      {isKnown && offered.length === 0 && <span className="faint">{t("incidents:batch.none")}</span>}
      <CommandDrawer
        title={chosen ? t("incidents:batch.title", { action: name(chosen), count: rows.length }) : ""}
        open={!!chosen}
        onClose={() => choose(undefined)}
      >
        {chosen && (
          <BatchForm
            action={chosen}
            rows={rows}
            onClose={() => {
              choose(undefined);
              ask({ requestPolicy: "network-only" });
              onDone();
            }}
          />
        )}
      </CommandDrawer>
    </SelectionBar>
  );
}
