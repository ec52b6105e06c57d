import Checkbox from "antd/es/checkbox";
import { useTranslation } from "react-i18next";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions } from "@/kit/landscape";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { FilterBar } from "@/kit/table/FilterBar";
import { Search } from "@/kit/table/Search";

const narrowing = ["status", "severity", "organisation", "over"];

/** What the list of alerts can be narrowed by. */
export function AlertFilters() {
  const { t } = useTranslation();
  const url = useUrlState();
  const name = (key: string) => t(`alerts:facts.${key}`);
  return (
    <FilterBar search={<Search placeholder={t("alerts:list.search")} />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
      <ChoiceFilter name="status" label={name("status")} options={optionsOf("AlertStatus", t)} />
      <ChoiceFilter name="severity" label={name("severity")} options={optionsOf("AlertSeverity", t)} />
      <ChoiceFilter name="organisation" label={name("organisation")} options={useOrganisationOptions()} />
      <Checkbox checked={url.flag("over")} onChange={(event) => url.set({ over: event.target.checked })}>
        {t("alerts:list.over")}
      </Checkbox>
    </FilterBar>
  );
}
