import Card from "antd/es/card";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ItemSelect } from "@/configuration/ItemSelect";
import { CommandForm } from "@/kit/command/CommandForm";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { PageHeader } from "@/kit/PageHeader";
import { useViewer } from "@/kit/state/viewer";
import { ReceiveAsset } from "./commands";
import { factFields, factsOf } from "./factFields";

const person = 100;

export default function ReceiveAssetPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const viewer = useViewer();
  const organisations = useOrganisationOptions();
  const [assetId] = useState(newId);
  return (
    <>
      <PageHeader title={t("pages.receiveAsset")} note={t("assets:receive.note")} />
      <Card className="form-card">
        <CommandForm
          document={ReceiveAsset}
          texts="assets:form"
          fields={[
            {
              kind: "choice",
              name: "organisation",
              half: true,
              required: true,
              options: organisations,
              initial: viewer.organisation?.code,
            },
            { kind: "line", name: "custodian", half: true, required: true, max: person, initial: viewer.login ?? undefined },
            ...factFields(t),
            { kind: "custom", name: "placeId", render: () => <ItemSelect type="place" /> },
          ]}
          fixed={{ assetId }}
          arrange={factsOf}
          submit={t("pages.receiveAsset")}
          onCancel={() => navigate(-1)}
          onDone={() => navigate(`/ledger/${assetId}`, { replace: true })}
        />
      </Card>
    </>
  );
}
