import { ItemSelect } from "@/configuration/ItemSelect";
import type { EnumOf } from "@/kit/api/graphql";
import type { ActionForms } from "@/kit/command/ActionBar";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import type { AssetWhole } from "./AssetQuery";
import * as commands from "./commands";
import { factFields, factsOf } from "./factFields";

export type Action = EnumOf<"AssetAction">;

const [person, longest, mostUnits] = [100, 2_000, 100];
const why: Field = { kind: "text", name: "reason", required: true, max: longest, rows: 2 };
const note: Field = { kind: "text", name: "note", max: longest, rows: 2 };
const custodian: Field = { kind: "line", name: "custodian", max: person };
const placeIn = (asset: AssetWhole, required: boolean): Field => ({
  kind: "custom",
  name: "placeId",
  required,
  render: () => <ItemSelect type="place" known={asset.place} />,
});

/** The form of each action that the Api may allow; links to items have their place beside the items. */
export const actionForms: ActionForms<Action, AssetWhole> = {
  RACK: {
    document: commands.RackAsset,
    fields: (asset, t) => [
      {
        kind: "custom",
        name: "rackId",
        required: true,
        initial: asset.place?.type?.key === "rack" ? asset.place.id : undefined,
        render: () => <ItemSelect type="rack" known={asset.place} />,
      },
      { kind: "number", name: "unit", half: true, required: true, min: 1, max: mostUnits, initial: asset.unit ?? undefined },
      { kind: "number", name: "height", half: true, required: true, min: 1, max: mostUnits, initial: asset.height ?? 1 },
      { kind: "choice", name: "face", required: true, options: optionsOf("RackFace", t), initial: asset.face ?? "BOTH" },
      custodian,
      note,
    ],
  },
  MOVE: { document: commands.MoveAsset, fields: (asset) => [placeIn(asset, true), custodian, why] },
  HAND_OVER: {
    document: commands.HandOverAsset,
    fields: () => [{ kind: "line", name: "to", required: true, max: person }, note],
  },
  PUT_IN_STOCK: { document: commands.PutAssetInStock, fields: (asset) => [placeIn(asset, false), custodian, note] },
  SEND_TO_REPAIR: {
    document: commands.SendAssetToRepair,
    fields: () => [{ kind: "line", name: "repairer", required: true, max: person }, why, { kind: "day", name: "dueBack" }],
  },
  RETURN: {
    document: commands.ReturnAsset,
    fields: (asset) => [
      { kind: "line", name: "custodian", required: true, max: person },
      placeIn(asset, false),
      { kind: "text", name: "findings", required: true, max: longest, rows: 2 },
    ],
  },
  CORRECT: {
    document: commands.CorrectAsset,
    fields: (asset, t) => [...factFields(t, asset), why],
    arrange: (filled, asset) => factsOf(filled, asset.currency),
    wide: true,
  },
  SCRAP: { document: commands.ScrapAsset, fields: () => [why], danger: true },
};

const usual: Record<EnumOf<"AssetState">, Action[]> = {
  RECEIVED: ["RACK", "PUT_IN_STOCK"],
  IN_STOCK: ["RACK", "MOVE"],
  IN_USE: ["MOVE", "HAND_OVER"],
  IN_REPAIR: ["RETURN"],
  SCRAPPED: [],
};

/** What usually comes next stands before the rest. */
export function arranged(asset: AssetWhole, buttons: number): { first: Action[]; more: Action[] } {
  const known = (Object.keys(actionForms) as Action[]).filter((action) => asset.allowedActions.includes(action));
  const first = usual[asset.state].filter((action) => known.includes(action)).slice(0, buttons);
  return { first, more: known.filter((action) => !first.includes(action)) };
}
