import Card from "antd/es/card";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CommandForm } from "@/kit/command/CommandForm";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import { newId } from "@/kit/ids";
import { useLandscape, useOrganisationOptions } from "@/kit/landscape";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useViewer } from "@/kit/state/viewer";
import { ReportIncident } from "./commands";
import { ServiceSelect } from "./pickers";

const [line, text, name] = [200, 20_000, 200];

export default function ReportIncidentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const viewer = useViewer();
  const landscape = useLandscape();
  const organisations = useOrganisationOptions();
  const [incidentId] = useState(newId);
  const fields: Field[] = [
    { kind: "line", name: "title", required: true, max: line },
    { kind: "text", name: "description", max: text, rows: 5 },
    {
      kind: "choice",
      name: "organisation",
      half: true,
      required: true,
      options: organisations,
      initial: viewer.organisation?.code ?? (organisations.length === 1 ? organisations[0]!.value : undefined),
    },
    {
      kind: "custom",
      name: "serviceId",
      half: true,
      required: true,
      render: () => <ServiceSelect />,
    },
    { kind: "line", name: "reporter", half: true, required: true, max: name, initial: viewer.name },
    { kind: "choice", name: "channel", half: true, required: true, options: optionsOf("Channel", t), initial: "PORTAL" },
    { kind: "line", name: "affectedItem", half: true, max: name },
    { kind: "line", name: "externalReference", half: true, max: name },
    { kind: "instant", name: "beganAt", half: true },
  ];
  return (
    <>
      <PageHeader title={t("pages.report")} note={t("incidents:report.note")} />
      <Card className="form-card">
        <Loaded data={landscape}>
          {() => (
            <CommandForm
              document={ReportIncident}
              texts="incidents:form"
              fields={fields}
              fixed={{ incidentId }}
              submit={t("pages.report")}
              onCancel={() => navigate(-1)}
              onDone={() => navigate(`/incidents/${incidentId}`, { replace: true })}
            />
          )}
        </Loaded>
      </Card>
    </>
  );
}
