import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { ItemSelect } from "@/configuration/ItemSelect";
import { graphql } from "@/kit/api/graphql";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions } from "@/kit/landscape";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
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
  const counted = (label: string, count: number | undefined) => `${label} (${count ?? 0})`;
  return (
    <FilterBar search={<Search placeholder={t("assets:list.search")} />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
      <ChoiceFilter
        name="state"
        label={name("state")}
        options={optionsOf("AssetState", t).map(({ value, label }) => ({
          value,
          label: counted(label, counts?.states.find((one) => one.state === value)?.count),
        }))}
      />
      <ChoiceFilter
        name="kind"
        label={name("kind")}
        options={optionsOf("AssetKind", t).map(({ value, label }) => ({
          value,
          label: counted(label, counts?.kinds.find((one) => one.kind === value)?.count),
        }))}
      />
      <ChoiceFilter
        name="supplier"
        label={name("supplier")}
        options={(counts?.suppliers ?? []).map(({ supplier, count }) => ({ value: supplier, label: counted(supplier, count) }))}
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
