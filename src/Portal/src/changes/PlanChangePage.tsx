import Card from "antd/es/card";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useQuery } from "urql";
import { CommandForm } from "@/kit/command/CommandForm";
import type { Field } from "@/kit/command/fields";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { AffectedPicker } from "./AffectedPicker";
import { ChangePageQuery, type ChangeWhole } from "./ChangeQuery";
import { PlanChange } from "./commands";
import { DeclaredEditor } from "./DeclaredEditor";
import { StepEditor } from "./StepEditor";
import { useChangeChanges } from "./useChangeChanges";
import { WindowPicker } from "./WindowPicker";

const text = 20_000;

/** How it is done and taken back, when, and on which items. */
export default function PlanChangePage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const [{ data, error }, ask] = useQuery({ query: ChangePageQuery, variables: { id }, requestPolicy: "cache-and-network" });
  const changes = useChangeChanges(id);
  // A change that was drafted a moment ago may come to the list only now.
  useEffect(() => {
    if (changes > 0) ask({ requestPolicy: "network-only" });
  }, [changes, ask]);
  return (
    <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
      {({ change }) =>
        change ? <PlanForm change={change} /> : <Notice title={t("changes:plan.onItsWay")} help={t("changes:unknownHelp")} />
      }
    </Loaded>
  );
}

function PlanForm({ change }: { change: ChangeWhole }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const named = useUrlState().all("item");
  const plain = <Key extends string>(steps: readonly Record<Key, unknown>[], ...keys: Key[]) =>
    steps.map((step) => Object.fromEntries(keys.map((key) => [key, step[key] ?? undefined])));
  const fields: Field[] = [
    { kind: "text", name: "purpose", required: true, max: text, rows: 2, initial: change.purpose ?? undefined },
    {
      kind: "custom",
      name: "items",
      required: true,
      initial: change.itemIds.length > 0 ? [...change.itemIds] : named,
      render: () => <AffectedPicker />,
    },
    {
      kind: "custom",
      name: "window",
      required: change.kind !== "EMERGENCY",
      initial: change.plannedWindow ?? undefined,
      render: () => <WindowPicker />,
    },
    { kind: "custom", name: "steps", required: true, initial: plain(change.steps, "text", "minutes"), render: () => <StepEditor /> },
    { kind: "custom", name: "rollback", required: true, initial: plain(change.rollback, "text", "minutes"), render: () => <StepEditor /> },
    { kind: "text", name: "verification", required: true, max: text, rows: 2, initial: change.verification ?? undefined },
    {
      kind: "custom",
      name: "declared",
      initial: plain(change.declared, "itemId", "attribute", "value"),
      render: (values) => <DeclaredEditor items={(values.items as string[] | undefined) ?? []} />,
    },
    { kind: "switch", name: "rehearsed", initial: change.rehearsed },
  ];
  return (
    <>
      <PageHeader
        over={<Link to={`/changes/${change.id}`}>{`${change.number} ${change.title}`}</Link>}
        title={t("pages.planChange")}
        note={t("changes:plan.note")}
      />
      <Card className="form-card form-card-wide">
        <CommandForm
          document={PlanChange}
          texts="changes:form"
          fields={fields}
          fixed={{ changeId: change.id }}
          submit={t("changes:plan.save")}
          onCancel={() => navigate(`/changes/${change.id}`)}
          onDone={() => navigate(`/changes/${change.id}`, { replace: true })}
        />
      </Card>
    </>
  );
}
