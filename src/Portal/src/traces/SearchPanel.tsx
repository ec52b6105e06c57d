import ReloadOutlined from "@ant-design/icons/es/icons/ReloadOutlined";
import Button from "antd/es/button";
import InputNumber from "antd/es/input-number";
import Switch from "antd/es/switch";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisationOptions } from "@/kit/landscape";
import { Panel } from "@/kit/Panel";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { FilterBar } from "@/kit/table/FilterBar";
import { Chips } from "@/telemetry/Chips";
import { PeriodChoice, RangeChoice } from "@/telemetry/RangeChoice";
import { leastOf } from "./filter";
import type { OperationFigures } from "./queries";
import { SoughtBox } from "./SoughtBox";

const narrowing = ["service", "operation", "organisation", "least", "from"];

/** Which spans are looked for, when, and whose. */
export function SearchPanel({ operations, onAgain }: { operations: readonly OperationFigures[]; onAgain: () => void }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const name = (key: string) => t(`traces:facts.${key}`);
  const [service, operation] = [url.get("service"), url.get("operation")];
  const ofService = operations.filter((one) => !service || one.service === service);
  return (
    <Panel>
      <div className="toolbar-filters">
        <FilterBar search={<SoughtBox />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
          <ChoiceFilter
            single
            name="service"
            label={name("service")}
            options={optionsOf(operations.map((one) => one.service).concat(service ?? []))}
            clears="operation"
          />
          <ChoiceFilter
            single
            name="operation"
            label={name("operation")}
            options={optionsOf(ofService.map((one) => one.name).concat(operation ?? []))}
          />
          <ChoiceFilter name="organisation" label={name("organisation")} options={useOrganisationOptions()} />
          <LeastBox />
          <PeriodChoice />
        </FilterBar>
      </div>
      <div className="toolbar-filters search-range">
        <RangeChoice />
        <Flag label={t("traces:failedOnly")} isOn={url.flag("failed")} onTurn={(failed) => url.set({ failed })} />
        <Flag label={t("traces:entriesOnly")} isOn={!url.flag("all")} onTurn={(entries) => url.set({ all: !entries })} />
        <Button icon={<ReloadOutlined />} onClick={onAgain}>
          {t("telemetry:again")}
        </Button>
      </div>
      <Chips named={{ instance: name("instance") }} />
    </Panel>
  );
}

/** Each name once; what a sender did not name cannot be asked for. */
const optionsOf = (names: string[]) => [...new Set(names)].filter((one) => one !== "").map((value) => ({ value, label: value }));

function Flag({ label, isOn, onTurn }: { label: string; isOn: boolean; onTurn: (isOn: boolean) => void }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch is a control
    <label className="switch-line">
      <Switch size="small" checked={isOn} onChange={onTurn} />
      {label}
    </label>
  );
}

/** How long a span must have taken; searched for once somebody is done with it. */
function LeastBox() {
  const { t } = useTranslation();
  const url = useUrlState();
  const inUrl = leastOf(url.get("least")) ?? null;
  const [least, setLeast] = useState(inUrl);
  useEffect(() => setLeast(inUrl), [inUrl]);
  const search = () => (least || null) !== inUrl && url.set({ least: least ? String(least) : null });
  return (
    <InputNumber
      className="span-least"
      min={0}
      value={least}
      suffix="ms"
      placeholder={t("traces:facts.least")}
      aria-label={t("traces:facts.least")}
      onChange={setLeast}
      onBlur={search}
      onPressEnter={search}
    />
  );
}
