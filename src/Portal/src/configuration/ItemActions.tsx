import { useTranslation } from "react-i18next";
import { TeamSelect } from "@/incidents/pickers";
import { AllowedButton } from "@/kit/Allowed";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import { useServiceOptions } from "@/kit/landscape";
import { ClassifyItem, EntrustItem, MoveItemStage, RelateItem, ReportItem, SetItemBaseline } from "./commands";
import { attributesOf, besidesAttributes, fieldsOf } from "./generated";
import type { ItemWhole } from "./ItemQuery";
import { ItemSelect } from "./ItemSelect";
import { byHand } from "./source";
import { useChangesOf } from "./useChangesOf";
import { useRelationKinds } from "./useItemTypes";
import { useWording } from "./wording";

const [line, longestReason, mostNeeded] = [200, 2_000, 1_000];

/** What can be done with an item; each is there for those who hold it, and the Api says what is not possible. */
export function ItemActions({ item, onDone }: { item: ItemWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const word = useWording();
  const services = useServiceOptions();
  const { kinds } = useRelationKinds();
  const definitions = item.attributes.map((attribute) => attribute.definition);
  const name = (key: string) => t(`configuration:actions.${key}`);
  const partOf = usePartOf(item);
  const common = { texts: "configuration:form", onDone, fixed: () => ({ itemId: item.id }) };
  return (
    <>
      <AllowedButton operation="change.draft" to={`/changes/new?item=${item.id}`}>
        {name("draftChange")}
      </AllowedButton>
      <CommandButton
        {...common}
        operation="item.report"
        label={name("edit")}
        document={ReportItem}
        done={name("edited")}
        button={{ type: "primary" }}
        fixed={() => ({ itemId: item.id, source: byHand })}
        fields={() => [...fieldsOf(definitions, item.attributes, { word, t }), ...partOf]}
        arrange={(filled) => ({ ...besidesAttributes(filled), attributes: attributesOf(definitions, item.attributes, filled) })}
      />
      <CommandButton
        {...common}
        operation="item.move-stage"
        label={name("moveStage")}
        document={MoveItemStage}
        done={name("stageMoved")}
        fields={() => [
          {
            kind: "choice",
            name: "stage",
            required: true,
            options: (item.type?.stages ?? [])
              .filter((stage) => stage !== item.stage)
              .map((stage) => ({ value: stage, label: t(`enums:Stage.${stage}`) })),
          },
          { kind: "text", name: "reason", max: longestReason, rows: 2 },
          ...partOf,
        ]}
      />
      <CommandButton
        {...common}
        operation="item.relate"
        label={name("relate")}
        document={RelateItem}
        done={name("related")}
        fixed={() => ({ itemId: item.id, source: byHand })}
        fields={() => [
          {
            kind: "choice",
            name: "kind",
            required: true,
            options: kinds.map((kind) => ({ value: kind.key, label: `${word(kind.name)} ${kind.key}` })),
          },
          { kind: "custom", name: "target", required: true, render: () => <ItemSelect except={item.id} /> },
          { kind: "line", name: "group", half: true, max: line },
          { kind: "number", name: "needed", half: true, min: 1, max: mostNeeded, when: (values) => !!values.group },
          ...partOf,
        ]}
      />
      <CommandButton
        {...common}
        operation="item.classify"
        label={name("classify")}
        document={ClassifyItem}
        done={name("classified")}
        fields={() => [
          { kind: "choice", name: "importance", required: true, options: optionsOf("Importance", t), initial: item.importance },
          { kind: "choice", name: "label", required: true, options: optionsOf("DataLabel", t), initial: item.label },
          ...partOf,
        ]}
      />
      <CommandButton
        {...common}
        operation="item.entrust"
        label={name("entrust")}
        document={EntrustItem}
        done={name("entrusted")}
        fields={() => [
          { kind: "custom", name: "teamId", initial: item.team?.id, render: () => <TeamSelect /> },
          { kind: "line", name: "owner", max: line, initial: item.owner ?? undefined },
          { kind: "choice", name: "serviceId", options: services, initial: item.service?.id },
        ]}
      />
      <CommandButton
        {...common}
        operation="item.set-baseline"
        label={name("setBaseline")}
        document={SetItemBaseline}
        done={name("baselineSet")}
        help={name("baselineHelp")}
        fields={() => [{ kind: "line", name: "name", required: true, max: line }]}
      />
    </>
  );
}

/** Which change an edit is part of; an important item is edited by changes. */
export function usePartOf(item: Pick<ItemWhole, "id" | "label">): Field[] {
  const { t } = useTranslation();
  const options = useChangesOf(item.id);
  if (options.length === 0 && item.label !== "IMPORTANT") return [];
  return [
    {
      kind: "choice",
      name: "changeId",
      options,
      initial: item.label === "IMPORTANT" ? options[0]?.value : undefined,
      hint: t(item.label === "IMPORTANT" ? "configuration:planned.needed" : "configuration:planned.hint"),
    },
  ];
}
