import dayjs from "dayjs";
import type { TFunction } from "i18next";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import type { AssetWhole } from "./AssetQuery";

const [line, longestTag, mostMoney, mostMonths] = [200, 64, 100_000_000_000, 600];
const yuan = "CNY";

/** What the ledger says of an asset, as fields of a form. */
export function factFields(t: TFunction, asset?: AssetWhole): Field[] {
  const day = (known: string | null | undefined) => (known ? dayjs(known) : undefined);
  const half = true;
  return [
    { kind: "line", name: "tag", half, required: true, max: longestTag, initial: asset?.tag },
    { kind: "choice", name: "kind", half, required: true, options: optionsOf("AssetKind", t), initial: asset?.kind ?? "SERVER" },
    { kind: "line", name: "model", half, required: true, max: line, initial: asset?.model },
    { kind: "line", name: "manufacturer", half, max: line, initial: asset?.manufacturer ?? undefined },
    { kind: "line", name: "serial", half, max: line, initial: asset?.serial ?? undefined },
    { kind: "choice", name: "label", half, required: true, options: optionsOf("DataLabel", t), initial: asset?.label ?? "NORMAL" },
    { kind: "day", name: "purchasedOn", half, initial: day(asset?.purchasedOn) },
    { kind: "line", name: "contract", half, max: line, initial: asset?.contract ?? undefined },
    { kind: "line", name: "supplier", half, max: line, initial: asset?.supplier ?? undefined },
    { kind: "line", name: "costCentre", half, max: line, initial: asset?.costCentre ?? undefined },
    { kind: "number", name: "price", half, min: 0, max: mostMoney, initial: asset?.price ?? undefined },
    { kind: "number", name: "residual", half, min: 0, max: mostMoney, initial: asset?.residual ?? undefined },
    { kind: "number", name: "lifeMonths", half, min: 1, max: mostMonths, initial: asset?.lifeMonths ?? undefined },
    { kind: "day", name: "warrantyUntil", half, initial: day(asset?.warrantyUntil) },
    { kind: "day", name: "maintenanceUntil", half, initial: day(asset?.maintenanceUntil) },
  ];
}

/** What was filled in, with the facts in a part of their own as the command takes them. */
export const factsOf = ({ organisation, custodian, placeId, reason, ...facts }: Record<string, unknown>, currency = yuan): object => ({
  organisation,
  custodian,
  placeId,
  reason,
  facts: { currency, ...facts },
});
