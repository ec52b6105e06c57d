import "./configuration.css";
import Card from "antd/es/card";
import Select from "antd/es/select";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CommandForm } from "@/kit/command/CommandForm";
import type { Field } from "@/kit/command/fields";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { useViewer } from "@/kit/state/viewer";
import { RegisterItem } from "./commands";
import { attributesOf, besidesAttributes, fieldsOf } from "./generated";
import { ItemSelect } from "./ItemSelect";
import { byHand } from "./source";
import { type TypeWhole, useItemType, useItemTypes, useTypeOptions } from "./useItemTypes";
import { useWording } from "./wording";

export default function RegisterItemPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const key = url.get("type");
  const { types } = useItemTypes();
  const { data, error, reload } = useItemType(key);
  const groupName = useCallback((group: string) => t(`configuration:groups.${group}`, { defaultValue: group }), [t]);
  const options = useTypeOptions(
    types.filter((type) => !type.retired),
    groupName,
  );
  return (
    <>
      <PageHeader title={t("pages.registerItem")} note={t("configuration:register.note")} />
      <Card className="form-card">
        <Select
          className="wide type-choice"
          value={key}
          options={options}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("configuration:register.type")}
          aria-label={t("configuration:register.type")}
          onChange={(type) => url.set({ type }, { replace: true })}
        />
        {key ? (
          <Loaded data={data} error={error} onRetry={reload}>
            {({ itemType }) =>
              itemType ? <RegisterForm key={itemType.key} type={itemType} /> : <Notice title={t("configuration:type.unknown")} />
            }
          </Loaded>
        ) : (
          <Notice title={t("configuration:register.choose")} help={t("configuration:register.chooseHelp")} />
        )}
      </Card>
    </>
  );
}

function RegisterForm({ type }: { type: TypeWhole }) {
  const { t } = useTranslation();
  const word = useWording();
  const navigate = useNavigate();
  const viewer = useViewer();
  const organisations = useOrganisationOptions();
  const [itemId] = useState(newId);
  const fields: Field[] = [
    { kind: "choice", name: "organisation", half: true, required: true, options: organisations, initial: viewer.organisation?.code },
    {
      kind: "choice",
      name: "stage",
      half: true,
      required: true,
      options: type.stages.map((stage) => ({ value: stage, label: t(`enums:Stage.${stage}`) })),
      initial: type.stages[0],
    },
    ...fieldsOf(type.attributes, [], { word, t }),
    { kind: "custom", name: "placedIn", render: () => <ItemSelect /> },
  ];
  return (
    <CommandForm
      document={RegisterItem}
      texts="configuration:form"
      fields={fields}
      fixed={{ itemId, type: type.key, source: byHand }}
      arrange={(filled) => ({ ...besidesAttributes(filled), attributes: attributesOf(type.attributes, [], filled) })}
      submit={t("pages.registerItem")}
      onCancel={() => navigate(-1)}
      onDone={() => navigate(`/configuration/items/${itemId}`, { replace: true })}
    />
  );
}
