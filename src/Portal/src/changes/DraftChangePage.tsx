import Card from "antd/es/card";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CommandForm } from "@/kit/command/CommandForm";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import { newId } from "@/kit/ids";
import { useLandscape, useOrganisationOptions } from "@/kit/landscape";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { useViewer } from "@/kit/state/viewer";
import { DraftChange } from "./commands";

const TemplatesQuery = graphql(`query ChangeTemplates { changeTemplates { id name retired } }`);

const [line, text] = [200, 20_000];

/** What should be changed; how comes next. */
export default function DraftChangePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const viewer = useViewer();
  const url = useUrlState();
  const organisations = useOrganisationOptions();
  const [changeId] = useState(newId);
  const [{ data }] = useQuery({ query: TemplatesQuery });
  const templates = (data?.changeTemplates ?? []).filter((template) => !template.retired);
  const items = url.all("item").map((item) => `item=${encodeURIComponent(item)}`);
  const fields: Field[] = [
    { kind: "line", name: "title", required: true, max: line },
    { kind: "choice", name: "kind", half: true, required: true, options: optionsOf("ChangeKind", t), initial: "NORMAL" },
    {
      kind: "choice",
      name: "organisation",
      half: true,
      required: true,
      options: organisations,
      initial: viewer.organisation?.code ?? (organisations.length === 1 ? organisations[0]!.value : undefined),
    },
    {
      kind: "choice",
      name: "templateId",
      required: true,
      options: templates.map(({ id, name }) => ({ value: id, label: name })),
      when: (values) => values.kind === "STANDARD",
    },
    { kind: "text", name: "description", max: text, rows: 5 },
  ];
  return (
    <>
      <PageHeader title={t("pages.draftChange")} note={t("changes:draft.note")} />
      <Card className="form-card">
        <Loaded data={useLandscape()}>
          {() => (
            <CommandForm
              document={DraftChange}
              texts="changes:form"
              fields={fields}
              fixed={{ changeId }}
              submit={t("changes:draft.next")}
              onCancel={() => navigate(-1)}
              onDone={() => navigate(`/changes/${changeId}/plan${items.length > 0 ? `?${items.join("&")}` : ""}`, { replace: true })}
            />
          )}
        </Loaded>
      </Card>
    </>
  );
}
