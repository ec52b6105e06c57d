import "./configuration.css";
import Card from "antd/es/card";
import Select from "antd/es/select";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { CommandForm } from "@/kit/command/CommandForm";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { toast } from "@/kit/toast";
import { AttributesEditor } from "./AttributesEditor";
import { DefineItemType } from "./commands";
import { type Declaration, declarationOf, declared, wordsOf } from "./declarations";
import { KeySetsEditor } from "./KeySetsEditor";
import { pictures } from "./TypeIcon";
import { type TypeWhole, useItemType, useItemTypes, useRelationKinds, useTypeOptions } from "./useItemTypes";
import { WordingInput } from "./WordingInput";
import { useWording, type Wording } from "./wording";

const longestKey = 60;
const root = "item";

/** A new type, or a new version of one. */
export default function DefineItemTypePage() {
  const { t } = useTranslation();
  const word = useWording();
  const key = useUrlState().get("key");
  const { data, type, error, reload } = useItemType(key);
  return (
    <>
      <PageHeader
        title={type ? t("configuration:define.newVersion", { name: word(type.name) }) : t("pages.defineItemType")}
        over={<Link to="/configuration/types">{t("pages.itemTypes")}</Link>}
        note={t("configuration:define.note")}
      />
      <Card className="form-card">
        {key ? (
          <Loaded data={data} error={error} onRetry={reload}>
            {({ itemType }) =>
              itemType ? <DefineForm key={itemType.key} type={itemType} /> : <Notice title={t("configuration:type.unknown")} />
            }
          </Loaded>
        ) : (
          <DefineForm />
        )}
      </Card>
    </>
  );
}

function DefineForm({ type }: { type?: TypeWhole }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const fields = useDefineFields(type);
  const pageOf = (key: string) => `/configuration/types/${encodeURIComponent(key)}`;
  return (
    <CommandForm
      document={DefineItemType}
      texts="configuration:form"
      fields={fields}
      fixed={type ? { key: type.key, parent: type.parent ?? root } : {}}
      arrange={(filled) => ({
        ...filled,
        name: wordsOf(filled.name as Wording),
        attributes: ((filled.attributes ?? []) as Declaration[]).map(declared),
      })}
      submit={t(type ? "configuration:define.publish" : "pages.defineItemType")}
      onCancel={() => navigate(-1)}
      onDone={({ key }) => {
        toast(t("configuration:define.done"));
        navigate(pageOf(key), { replace: true });
      }}
    />
  );
}

function useDefineFields(type: TypeWhole | undefined): Field[] {
  const { t } = useTranslation();
  const word = useWording();
  const { types } = useItemTypes();
  const { kinds } = useRelationKinds();
  const groupName = useCallback((group: string) => t(`configuration:groups.${group}`, { defaultValue: group }), [t]);
  const parents = useTypeOptions(
    types.filter((one) => !one.retired),
    groupName,
  );
  const own = new Set(type?.own.map((attribute) => attribute.key));
  const keysOf = (values: Record<string, unknown>) => [
    ...(type?.attributes ?? []).filter(({ key }) => !own.has(key)).map(({ key, name }) => ({ value: key, label: `${word(name)} ${key}` })),
    ...((values.attributes ?? []) as Declaration[])
      .filter(({ key }) => key)
      .map(({ key, name }) => ({ value: key, label: `${word(wordsOf(name))} ${key}` })),
  ];
  const exclusive = kinds.filter((kind) => kind.exclusive).map(({ key, name }) => ({ value: key, label: `${word(name)} ${key}` }));
  const groups = [...new Set(types.map((one) => one.group))].map((group) => ({ value: group, label: groupName(group) }));
  return [
    ...(type
      ? []
      : ([
          { kind: "line", name: "key", half: true, required: true, max: longestKey },
          {
            kind: "custom",
            name: "parent",
            half: true,
            required: true,
            initial: root,
            render: () => <Select showSearch={{ optionFilterProp: "label" }} options={parents} />,
          },
        ] as Field[])),
    { kind: "custom", name: "name", required: true, initial: type?.name, render: () => <WordingInput /> },
    {
      kind: "custom",
      name: "group",
      label: t("configuration:type.group"),
      hint: t("configuration:define.groupHint"),
      half: true,
      required: true,
      initial: type?.group,
      render: () => <GroupSelect options={groups} />,
    },
    {
      kind: "choice",
      name: "icon",
      half: true,
      options: Object.keys(pictures).map((name) => ({ value: name, label: name })),
      initial: type?.icon ?? undefined,
    },
    {
      kind: "custom",
      name: "attributes",
      initial: (type?.attributes ?? []).filter(({ key }) => own.has(key)).map(declarationOf),
      render: () => <AttributesEditor />,
    },
    {
      kind: "custom",
      name: "matchKeys",
      initial: type?.ownMatchKeys ?? [],
      render: (values) => <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={keysOf(values)} />,
    },
    {
      kind: "custom",
      name: "jointlyUnique",
      initial: type?.ownUnique ?? [],
      render: (values) => <KeySetsEditor options={[...keysOf(values), ...exclusive]} />,
    },
    {
      kind: "custom",
      name: "stages",
      initial: type?.ownStages ?? [],
      render: () => <Select mode="multiple" options={optionsOf("Stage", t)} />,
    },
    { kind: "switch", name: "placeRequired", initial: type?.ownPlaceRequired ?? false },
  ];
}

interface GroupProps {
  options: { value: string; label: string }[];
  value?: string;
  onChange?: (group: string | undefined) => void;
  id?: string;
}

/** A heading that is there, or a new one. */
function GroupSelect({ value, onChange, ...control }: GroupProps) {
  const [open, setOpen] = useState(false);
  return (
    <Select
      {...control}
      mode="tags"
      maxCount={1}
      open={open}
      onOpenChange={setOpen}
      value={value ? [value] : []}
      onChange={(chosen) => {
        setOpen(false);
        onChange?.(chosen.at(-1));
      }}
    />
  );
}
