import { useTranslation } from "react-i18next";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions } from "@/kit/landscape";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { FilterBar } from "@/kit/table/FilterBar";
import { Search } from "@/kit/table/Search";

const narrowing = ["status", "kind", "risk", "awaits", "organisation", "item"];

/** What the list of changes can be narrowed by. */
export function ChangeFilters() {
  const { t } = useTranslation();
  const url = useUrlState();
  const name = (key: string) => t(`changes:facts.${key}`);
  return (
    <FilterBar search={<Search placeholder={t("changes:list.search")} />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
      <ChoiceFilter name="status" label={name("status")} options={optionsOf("ChangeStatus", t)} />
      <ChoiceFilter name="kind" label={name("kind")} options={optionsOf("ChangeKind", t)} />
      <ChoiceFilter name="risk" label={name("risk")} options={optionsOf("RiskLevel", t)} />
      <ChoiceFilter name="awaits" label={name("awaits")} options={optionsOf("ApprovalBody", t)} />
      <ChoiceFilter name="organisation" label={name("organisation")} options={useOrganisationOptions()} />
    </FilterBar>
  );
}
