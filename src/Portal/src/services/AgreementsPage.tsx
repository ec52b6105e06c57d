import "./services.css";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { Instant } from "@/kit/time/Instant";
import { useReload } from "@/kit/useReload";
import { agreementFields, CalendarNames } from "./agreementFields";
import { PublishAgreement } from "./commands";

const AgreementList = graphql(`
  query AgreementList($first: Int, $after: String, $organisation: String, $asOf: DateTimeOffset) {
    agreements(first: $first, after: $after, organisation: $organisation, asOf: $asOf) {
      nodes { id name organisation { code name } versions { version effectiveFrom calendar { id name } } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

const pageSize = 25;

export default function AgreementsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const organisations = useOrganisationOptions();
  const [{ data }] = useQuery({ query: CalendarNames });
  const calendars = (data?.calendars.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const [changes, reload] = useReload();
  const name = (key: string) => t(`services:agreement.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.agreements")}
        note={name("note")}
        actions={
          <CommandButton
            operation="agreement.publish"
            wide
            label={name("create")}
            document={PublishAgreement}
            texts="services:form"
            done={name("published")}
            onDone={reload}
            button={{ type: "primary" }}
            fixed={() => ({ agreementId: newId() })}
            fields={() => [
              { kind: "choice", name: "organisation", required: true, options: organisations },
              ...agreementFields(undefined, calendars, t),
            ]}
          />
        }
      />
      <QueryTable
        id="agreements"
        document={AgreementList}
        variables={{ organisation: url.get("organisation") }}
        pageSize={pageSize}
        connection={(found) => found.agreements}
        rowKey={(row) => row.id}
        to={(row) => `/sla/agreements/${row.id}`}
        changes={changes}
        filters={<ChoiceFilter single name="organisation" label={name("organisation")} options={organisations} />}
        card={(row) => (
          <>
            <div className="card-title">{row.name}</div>
            <div className="card-line">{row.organisation?.name}</div>
          </>
        )}
        columns={[
          {
            key: "name",
            title: name("name"),
            always: true,
            width: 260,
            render: (row) => <Link to={`/sla/agreements/${row.id}`}>{row.name}</Link>,
          },
          { key: "organisation", title: name("organisation"), width: 180, render: (row) => row.organisation?.name },
          { key: "version", title: name("version"), width: 90, render: (row) => `v${row.versions.at(-1)?.version ?? 0}` },
          { key: "calendar", title: name("calendar"), width: 180, render: (row) => row.versions.at(-1)?.calendar?.name },
          { key: "from", title: name("effectiveFrom"), width: 140, render: (row) => <Instant at={row.versions.at(-1)?.effectiveFrom} /> },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}
