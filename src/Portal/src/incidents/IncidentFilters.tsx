import Checkbox from "antd/es/checkbox";
import { useTranslation } from "react-i18next";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions, useServiceOptions, useTeamOptions } from "@/kit/landscape";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { FilterBar } from "@/kit/table/FilterBar";
import { Search } from "@/kit/table/Search";

const narrowing = ["status", "priority", "organisation", "service", "team", "major", "breached"];

/** What the lists of incidents can be narrowed by. */
export function IncidentFilters({ withStatus = true }: { withStatus?: boolean }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const set = narrowing.filter((parameter) => url.get(parameter)).length;
  const name = (key: string) => t(`incidents:facts.${key}`);
  return (
    <FilterBar search={<Search placeholder={t("incidents:list.search")} />} set={set}>
      {withStatus && <ChoiceFilter name="status" label={name("status")} options={optionsOf("IncidentStatus", t)} />}
      <ChoiceFilter name="priority" label={name("priority")} options={optionsOf("Priority", t)} />
      <ChoiceFilter name="organisation" label={name("organisation")} options={useOrganisationOptions()} />
      <ChoiceFilter name="service" label={name("service")} options={useServiceOptions()} />
      <ChoiceFilter name="team" label={name("team")} options={useTeamOptions()} />
      <Checkbox checked={url.flag("major")} onChange={(event) => url.set({ major: event.target.checked })}>
        {t("major")}
      </Checkbox>
      <Checkbox checked={url.flag("breached")} onChange={(event) => url.set({ breached: event.target.checked })}>
        {t("incidents:due.missed")}
      </Checkbox>
    </FilterBar>
  );
}
