import "@/services/services.css";
import "./configuration.css";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { AllowedButton } from "@/kit/Allowed";
import { CommandButton } from "@/kit/command/CommandButton";
import { Facts } from "@/kit/Facts";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useAsOf } from "@/kit/time/asOf";
import { OrderItemSources, RetireItemType } from "./commands";
import { DefinitionTable } from "./DefinitionTable";
import { TypeIcon } from "./TypeIcon";
import { type TypeName, type TypeWhole, useItemType, useItemTypes } from "./useItemTypes";
import { useWording } from "./wording";

/** A type: what it says itself, what it has from the types above it, and which source is believed first. */
export default function ItemTypePage() {
  const { t } = useTranslation();
  const { data, error, reload } = useItemType(useParams().id!);
  const { types } = useItemTypes();
  return (
    <Loaded data={data} error={error} onRetry={reload}>
      {({ itemType }) =>
        itemType ? <Whole type={itemType} types={types} onDone={reload} /> : <Notice title={t("configuration:type.unknown")} />
      }
    </Loaded>
  );
}

function Whole({ type, types, onDone }: { type: TypeWhole; types: readonly TypeName[]; onDone: () => void }) {
  const { t } = useTranslation();
  const word = useWording();
  const asOf = useAsOf();
  const own = new Set(type.own.map((attribute) => attribute.key));
  const name = (key: string) => t(`configuration:type.${key}`);
  return (
    <>
      <PageHeader
        over={
          <>
            <Link to="/configuration/types">{t("pages.itemTypes")}</Link>
            <TypeIcon icon={type.icon} />
            <span className="figures">{type.key}</span>
            <span>{type.version > 0 ? `v${type.version}` : name("builtIn")}</span>
            {type.retired && <span className="status status-closed">{name("retired")}</span>}
          </>
        }
        title={word(type.name)}
        actions={!asOf && !type.retired && <TypeActions type={type} onDone={onDone} />}
      />
      <div className="columns">
        <div>
          <Panel title={name("own")} flush>
            <DefinitionTable definitions={type.attributes.filter(({ key }) => own.has(key))} />
          </Panel>
          <Panel title={name("inherited")} flush>
            <DefinitionTable definitions={type.attributes.filter(({ key }) => !own.has(key))} />
          </Panel>
        </div>
        <div>
          <Rules type={type} types={types} />
          <Sources type={type} />
        </div>
      </div>
    </>
  );
}

function TypeActions({ type, onDone }: { type: TypeWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const word = useWording();
  const name = (key: string) => t(`configuration:type.${key}`);
  const common = { texts: "configuration:form", onDone, fixed: () => ({ key: type.key }) };
  const attributes = type.attributes.map(({ key, name: words }) => ({ value: key, label: `${word(words)} ${key}` }));
  return (
    <>
      <AllowedButton operation="item-type.define" to={`/configuration/types/define?key=${encodeURIComponent(type.key)}`}>
        {name("newVersion")}
      </AllowedButton>
      <CommandButton
        {...common}
        operation="item-type.order-sources"
        label={name("orderSources")}
        document={OrderItemSources}
        done={name("sourcesOrdered")}
        help={name("orderHelp")}
        fields={() => [
          { kind: "choice", name: "attribute", options: attributes },
          {
            kind: "custom",
            name: "sources",
            required: true,
            initial: type.sources.find((order) => order.attribute === null)?.sources ?? [],
            render: () => <Select mode="tags" open={false} suffixIcon={null} />,
          },
        ]}
      />
      <CommandButton
        {...common}
        danger
        operation="item-type.retire"
        label={name("retire")}
        document={RetireItemType}
        done={name("retiredNow")}
        help={name("retireHelp")}
      />
    </>
  );
}

function Rules({ type, types }: { type: TypeWhole; types: readonly TypeName[] }) {
  const { t } = useTranslation();
  const word = useWording();
  const name = (key: string) => t(`configuration:type.${key}`);
  const comma = t("configuration:comma");
  const link = (key: string) => (
    <Link key={key} className="type-link" to={`/configuration/types/${key}`}>
      {word(types.find((one) => one.key === key)?.name) || key}
    </Link>
  );
  const called = (key: string) => word(type.attributes.find((attribute) => attribute.key === key)?.name) || key;
  return (
    <Panel title={name("rules")}>
      <Facts
        facts={[
          { label: name("group"), value: t(`configuration:groups.${type.group}`, { defaultValue: type.group }) },
          type.lineage.length > 1 && { label: name("above"), value: type.lineage.slice(1).map(link) },
          type.children.length > 0 && { label: name("under"), value: type.children.map(link), wide: true },
          { label: name("stages"), value: type.stages.map((stage) => t(`enums:Stage.${stage}`)).join(comma), wide: true },
          { label: name("matchKeys"), value: type.matchKeys.map(called).join(comma), wide: true },
          {
            label: name("unique"),
            value: type.unique.map((keys) => keys.map((key) => called(key ?? "")).join(" + ")).join(comma),
            wide: true,
          },
          { label: name("placeRequired"), value: t(type.placeRequired ? "configuration:yes" : "configuration:no") },
        ]}
      />
    </Panel>
  );
}

function Sources({ type }: { type: TypeWhole }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("configuration:type.sources")}>
      {type.sources.length === 0 && <span className="faint">{t("configuration:type.usualSources")}</span>}
      <Facts
        facts={type.sources.map((order) => ({
          label: order.attribute ?? t("configuration:type.allAttributes"),
          value: order.sources.join(" > "),
          wide: true,
        }))}
      />
    </Panel>
  );
}
