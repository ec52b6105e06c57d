import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Switch from "antd/es/switch";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { orders } from "@/kit/enums";
import { useOrganisationOptions } from "@/kit/landscape";
import { Panel } from "@/kit/Panel";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { FilterBar } from "@/kit/table/FilterBar";
import { DraftRuleButton } from "@/rules/DraftRuleButton";
import { Chips } from "@/telemetry/Chips";
import { PeriodChoice, RangeChoice } from "@/telemetry/RangeChoice";
import { filterOf, ruleQueryOf } from "./filter";

const longest = 500;
const narrowing = ["severity", "service", "organisation", "from"];

/** What is looked for, when, and whose lines. */
export function SearchPanel({ services, onAgain }: { services: readonly string[]; onAgain: () => void }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const name = (key: string) => t(`logs:facts.${key}`);
  const service = url.get("service");
  const known = [...new Set(service ? [service, ...services] : services)].filter((one) => one !== "");
  return (
    <Panel>
      <div className="toolbar-filters">
        <FilterBar search={<SearchBox onAgain={onAgain} />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
          <ChoiceFilter
            single
            name="severity"
            label={name("severity")}
            options={orders.LogSeverity.filter((value) => value !== "UNSET").map((value) => ({
              value,
              label: t("logs:atLeast", { severity: t(`enums:LogSeverity.${value}`) }),
            }))}
          />
          <ChoiceFilter single name="service" label={name("service")} options={known.map((value) => ({ value, label: value }))} />
          <ChoiceFilter name="organisation" label={name("organisation")} options={useOrganisationOptions()} />
          <PeriodChoice />
        </FilterBar>
      </div>
      <RangeAndLive query={ruleQueryOf(filterOf(url))} />
      <Chips named={{ instance: name("instance"), trace: name("trace") }} />
    </Panel>
  );
}

function RangeAndLive({ query }: { query: string | undefined }) {
  const { t } = useTranslation();
  const url = useUrlState();
  return (
    <div className="toolbar-filters search-range">
      <RangeChoice />
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is a control */}
      <label className="switch-line">
        <Switch size="small" checked={url.flag("live")} onChange={(live) => url.set({ live, from: null, to: null })} />
        {t("logs:live")}
      </label>
      {query && <DraftRuleButton key={query} begin={{ kind: "LOG", query }} label={t("logs:draftRule")} />}
    </div>
  );
}

/** Words to search for; searched again they find what came meanwhile. */
function SearchBox({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const url = useUrlState();
  const inUrl = url.get("q") ?? "";
  const [text, setText] = useState(inUrl);
  useEffect(() => setText(inUrl), [inUrl]);
  return (
    <form
      className="search-words"
      onSubmit={(event) => {
        event.preventDefault();
        const words = text.trim();
        if (words === inUrl) onAgain();
        else url.set({ q: words });
      }}
    >
      <Input
        allowClear
        value={text}
        maxLength={longest}
        spellCheck={false}
        placeholder={t("logs:placeholder")}
        aria-label={t("logs:words")}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="primary" htmlType="submit" icon={<SearchOutlined />} aria-label={t("logs:search")}>
        {phone ? null : t("logs:search")}
      </Button>
    </form>
  );
}
