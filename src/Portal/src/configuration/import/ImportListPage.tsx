import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AllowedButton } from "@/kit/Allowed";
import { graphql } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { QueryTable } from "@/kit/table/QueryTable";
import { Instant } from "@/kit/time/Instant";
import { ImportStanding } from "./importParts";

const ImportList = graphql(`
  query ItemImportList($first: Int, $after: String) {
    itemImports(first: $first, after: $after) {
      nodes { id state startedAt startedBy plan { fileName format source } counts { read registered changed faults } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

/** Every file that was told to the database of configuration items. */
export default function ImportListPage() {
  const { t } = useTranslation();
  const name = (key: string) => t(`imports:list.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.imports")}
        note={name("note")}
        actions={
          <AllowedButton operation="item.import" type="primary" to="/configuration/imports/new">
            {t("pages.newImport")}
          </AllowedButton>
        }
      />
      <QueryTable
        id="item-imports"
        document={ImportList}
        variables={{}}
        connection={(data) => data.itemImports}
        rowKey={(row) => row.id}
        to={(row) => `/configuration/imports/${row.id}`}
        card={(row) => (
          <>
            <div className="card-title">{row.plan.fileName}</div>
            <div className="card-line">
              <ImportStanding state={row.state} />
              <Instant at={row.startedAt} how="relative" />
            </div>
          </>
        )}
        columns={[
          {
            key: "file",
            title: name("file"),
            always: true,
            width: 260,
            render: (row) => <Link to={`/configuration/imports/${row.id}`}>{row.plan.fileName}</Link>,
          },
          { key: "state", title: name("state"), width: 110, render: (row) => <ImportStanding state={row.state} /> },
          { key: "format", title: name("format"), width: 110, render: (row) => t(`enums:ImportFormat.${row.plan.format}`) },
          { key: "source", title: name("source"), width: 110, render: (row) => row.plan.source },
          { key: "read", title: name("read"), width: 90, render: (row) => row.counts?.read.toLocaleString() },
          { key: "registered", title: name("registered"), width: 90, render: (row) => row.counts?.registered.toLocaleString() },
          { key: "changed", title: name("changed"), width: 90, render: (row) => row.counts?.changed.toLocaleString() },
          { key: "faults", title: name("faults"), width: 90, render: (row) => row.counts?.faults.toLocaleString() },
          { key: "by", title: name("by"), width: 130, render: (row) => <Person login={row.startedBy} /> },
          { key: "at", title: name("at"), width: 130, render: (row) => <Instant at={row.startedAt} /> },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}
