import "./imports.css";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { graphql, type VariablesOf } from "@/kit/api/graphql";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { ProblemNotice } from "@/kit/Problems";
import { ChooseFile } from "./ChooseFile";
import { type ColumnMapping, ColumnMappings } from "./ColumnMappings";
import { StartItemImport } from "./commands";
import { type Format, formatOf, isTable, sourceOf } from "./formats";
import { Models } from "./importParts";
import { Preview } from "./Preview";

const PreviewQuery = graphql(`
  query ItemImportPreview($organisation: String!, $plan: ImportPlan!) {
    itemImportPreview(organisation: $organisation, plan: $plan) {
      columns suggested { column role of } types { key zh en } meanings { role of zh en }
      items { place type values { key value } relations faults { place column code reason } }
      faults { place column code reason count } models { model read items attributes links relations skipped { reason code count } }
      isWhole failure
    }
  }
`);

type Plan = VariablesOf<typeof PreviewQuery>["plan"];

const stages = ["IN_USE", "IN_STOCK", "PLANNED", "MAINTENANCE"] as const;

/** Choose a file, say what it is, look at what it would come to, and have it taken over. */
export default function NewImportPage() {
  const { t, i18n } = useTranslation();
  const go = useNavigate();
  const organisations = useOrganisationOptions();
  const [organisation, setOrganisation] = useState<string>();
  const [file, setFile] = useState<{ fileName: string; sha256: string }>();
  const [format, setFormat] = useState<Format>("XLSX");
  const [source, setSource] = useState("");
  const [type, setType] = useState<string>();
  const [stage, setStage] = useState<(typeof stages)[number]>("IN_USE");
  const [mapping, setMapping] = useState<readonly ColumnMapping[]>();
  const run = useCommand<Omit<VariablesOf<typeof StartItemImport>["input"], "commandId">>(StartItemImport);
  const table = isTable(format);
  const home = organisation ?? organisations[0]?.value;
  const plan: Plan | undefined = file && {
    ...file,
    format,
    source: source || sourceOf(format),
    type: table ? type : null,
    mapping: table && type ? [...(mapping ?? [])] : [],
    stage: table ? stage : null,
  };
  const [{ data, error, fetching }] = useQuery({
    query: PreviewQuery,
    variables: { organisation: home ?? "", plan: plan! },
    pause: !plan || !home,
    requestPolicy: "network-only",
  });
  const preview = plan ? data?.itemImportPreview : undefined;
  const suggested = preview?.suggested;
  useEffect(() => {
    // The answer's own notes (__typename) may not go back.
    if (type && !mapping && suggested?.length) setMapping(suggested.map(({ column, role, of }) => ({ column, role, of })));
  }, [type, mapping, suggested]);
  const inWords = (name: { zh: string | null; en: string | null }) => (i18n.language.startsWith("zh") ? name.zh : name.en);
  const name = (key: string) => t(`imports:wizard.${key}`);
  const start = async () => {
    const importId = newId();
    if (plan && home && (await run.send({ importId, organisation: home, plan }))) go(`/configuration/imports/${importId}`);
  };
  const ready = preview && !preview.failure && (!table || (type && mapping?.some((column) => column.of === "name")));
  return (
    <>
      <PageHeader title={t("pages.newImport")} over={<Link to="/configuration/imports">{t("pages.imports")}</Link>} note={name("note")} />
      <Panel title={name("file")}>
        <ChooseFile
          onChosen={(chosen) => {
            setFile(chosen);
            setFormat(formatOf(chosen.fileName));
            setMapping(undefined);
          }}
        />
        {file && (
          <div className="import-choices">
            <span>{file.fileName}</span>
            <Choice label={name("organisation")} value={home} onChange={setOrganisation} options={organisations} />
            <Choice
              label={name("format")}
              value={format}
              onChange={(next) => {
                setFormat(next as Format);
                setMapping(undefined);
              }}
              options={(["XLSX", "CSV", "NET_BOX", "GRAPH_ML"] as const).map((value) => ({
                value,
                label: t(`enums:ImportFormat.${value}`),
              }))}
            />
            <div>
              <span>{name("source")}</span>
              <Input
                aria-label={name("source")}
                value={source}
                placeholder={sourceOf(format)}
                onChange={(event) => setSource(event.target.value)}
                maxLength={60}
              />
            </div>
          </div>
        )}
      </Panel>
      {error && <ProblemNotice error={error} />}
      {preview?.failure && (
        <p className="bad" role="alert">
          {preview.failure}
        </p>
      )}
      {preview && !preview.failure && table && (
        <Panel title={name("mapping")}>
          <div className="import-choices">
            <Choice
              label={name("type")}
              value={type}
              onChange={(next) => {
                setType(next);
                setMapping(undefined);
              }}
              options={preview.types.map((known) => ({ value: known.key, label: `${inWords(known)} ${known.key}` }))}
            />
            <Choice
              label={name("stage")}
              value={stage}
              onChange={(next) => setStage(next as (typeof stages)[number])}
              options={stages.map((value) => ({ value, label: t(`imports:stage.${value}`) }))}
            />
          </div>
          {type && mapping && (
            <ColumnMappings
              columns={preview.columns}
              mapping={mapping}
              onChange={setMapping}
              meanings={preview.meanings.map((meaning) => ({
                ...meaning,
                label: inWords(meaning) ?? t(`imports:role.${meaning.role}`),
              }))}
            />
          )}
        </Panel>
      )}
      {preview && !preview.failure && (
        <Panel title={name("preview")} extra={fetching && t("imports:wizard.looking")} flush>
          {table ? (
            <Preview items={preview.items} faults={preview.faults} models={preview.models} isWhole={preview.isWhole} />
          ) : (
            <Models models={preview.models} />
          )}
        </Panel>
      )}
      <RefusalNotice refusal={run.refusal} error={run.error} />
      <Button type="primary" disabled={!ready} loading={run.sending} onClick={start}>
        {name("start")}
      </Button>
    </>
  );
}

function Choice({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  options: { value: string; label: string }[];
}) {
  return (
    <div>
      <span>{label}</span>
      <Select
        aria-label={label}
        value={value}
        onChange={onChange}
        options={options}
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}
