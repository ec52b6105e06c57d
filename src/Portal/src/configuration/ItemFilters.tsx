import Checkbox from "antd/es/checkbox";
import { useTranslation } from "react-i18next";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions, useServiceOptions, useTeamOptions } from "@/kit/landscape";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter, counted } from "@/kit/table/ChoiceFilter";
import { FilterBar } from "@/kit/table/FilterBar";
import { Search } from "@/kit/table/Search";
import { typeTree } from "./filter";
import type { Counts } from "./useItemCounts";
import type { TypeName } from "./useItemTypes";
import { useWording } from "./wording";

const narrowing = ["type", "stage", "importance", "organisation", "team", "service", "missing"];

/** What the list of items can be narrowed by, and how many each choice leaves. On a phone the types are among it. */
export function ItemFilters({ types, counts }: { types: readonly TypeName[]; counts: Counts }) {
  const { t } = useTranslation();
  const word = useWording();
  const url = useUrlState();
  const phone = useIsPhone();
  const name = (key: string) => t(`configuration:facts.${key}`);
  const organisations = useOrganisationOptions();
  const typeOptions = typeTree(types, counts.types)
    .flatMap(({ lines }) => lines)
    .filter(({ count }) => count > 0)
    .map(({ type, count }) => ({ value: type.key, label: `${word(type.name)} (${count})` }));
  return (
    <FilterBar
      search={<Search placeholder={t("configuration:list.search")} />}
      set={narrowing.filter((parameter) => url.get(parameter)).length}
    >
      {phone && <ChoiceFilter single name="type" label={name("type")} options={typeOptions} />}
      <ChoiceFilter name="stage" label={name("stage")} options={counted(optionsOf("Stage", t), counts.stage)} />
      <ChoiceFilter name="importance" label={name("importance")} options={counted(optionsOf("Importance", t), counts.importance)} />
      <ChoiceFilter name="organisation" label={name("organisation")} options={counted(organisations, counts.organisation)} />
      <ChoiceFilter name="team" label={name("team")} options={useTeamOptions()} />
      <ChoiceFilter name="service" label={name("service")} options={useServiceOptions()} />
      <Checkbox checked={url.flag("missing")} onChange={(event) => url.set({ missing: event.target.checked })}>
        {t("configuration:missing")}
      </Checkbox>
    </FilterBar>
  );
}
