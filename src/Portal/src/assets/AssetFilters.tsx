import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { ItemSelect } from "@/configuration/ItemSelect";
import { graphql } from "@/kit/api/graphql";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions } from "@/kit/landscape";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter, counted } from "@/kit/table/ChoiceFilter";
import { FilterBar } from "@/kit/table/FilterBar";
import { useRefresh } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { useAsOf } from "@/kit/time/asOf";

const Counts = graphql(`
  query AssetCounts($asOf: DateTimeOffset) {
    assetCounts(asOf: $asOf) { states { state count } kinds { kind count } suppliers { supplier count } }
  }
`);
const Place = graphql(`query PlaceOfFilter($id: ID!) { configurationItem(id: $id) { id name } }`);

const narrowing = ["state", "kind", "supplier", "place", "organisation", "warrantyBefore"];

/** What the ledger can be narrowed by, and how many each choice has. */
export function AssetFilters({ changes }: { changes: number }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const [{ data }, count] = useQuery({ query: Counts, variables: { asOf }, requestPolicy: "cache-and-network" });
  useRefresh(changes, () => count({ requestPolicy: "network-only" }));
  const place = url.get("place");
  const [{ data: known }] = useQuery({ query: Place, variables: { id: place ?? "" }, pause: !place });
  const name = (key: string) => t(`assets:facts.${key}`);
  const before = url.get("warrantyBefore");
  const counts = data?.assetCounts;
  const states = new Map<string, number>(counts?.states.map((one) => [one.state, one.count]));
  const kinds = new Map<string, number>(counts?.kinds.map((one) => [one.kind, one.count]));
  const suppliers = new Map(counts?.suppliers.map((one) => [one.supplier, one.count]));
  return (
    <FilterBar search={<Search placeholder={t("assets:list.search")} />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
      <ChoiceFilter name="state" label={name("state")} options={counted(optionsOf("AssetState", t), states)} />
      <ChoiceFilter name="kind" label={name("kind")} options={counted(optionsOf("AssetKind", t), kinds)} />
      <ChoiceFilter
        name="supplier"
        label={name("supplier")}
        options={counted(
          [...suppliers.keys()].map((value) => ({ value, label: value })),
          suppliers,
        )}
      />
      <div className="place-filter">
        <ItemSelect
          type="place"
          label={name("place")}
          value={place}
          known={known?.configurationItem}
          onChange={(id) => url.set({ place: id ?? null })}
        />
      </div>
      <ChoiceFilter name="organisation" label={name("organisation")} options={useOrganisationOptions()} />
      <DatePicker
        value={before ? dayjs(before) : null}
        placeholder={t("assets:list.warrantyBefore")}
        aria-label={t("assets:list.warrantyBefore")}
        onChange={(day) => url.set({ warrantyBefore: day?.format("YYYY-MM-DD") ?? null })}
      />
    </FilterBar>
  );
}
