import Checkbox from "antd/es/checkbox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { graphql } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { useAsOf } from "@/kit/time/asOf";
import { yearAgo } from "@/kit/time/past";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { useReload } from "@/kit/useReload";
import { GiveGrantButton } from "./GiveGrantButton";
import { RevokeButton, SubjectLink, useGrantColumns } from "./GrantTable";
import { GrantRow, reachName, roleName, useReachOptions, useRoleOptions } from "./grantParts";

const GrantList = graphql(
  `
  query GrantList($first: Int, $after: String, $at: DateTimeOffset, $ended: Boolean!, $organisation: String, $role: String, $subject: ID) {
    grants(first: $first, after: $after, at: $at, ended: $ended, organisation: $organisation, role: $role, subject: $subject) {
      nodes { ...GrantRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [GrantRow],
);

export default function GrantsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const [from] = useState(yearAgo);
  const [changes, reload] = useReload();
  const [reach, roles] = [useReachOptions(t), useRoleOptions(t)];
  return (
    <>
      <PageHeader title={t("pages.grants")} note={t("access:grants.note")} actions={!asOf && <GiveGrantButton onDone={reload} />} />
      <TimeSlider moments={[]} from={from} />
      <QueryTable
        id="grants"
        document={GrantList}
        variables={{
          at: asOf,
          ended: url.flag("ended"),
          organisation: url.get("organisation"),
          role: url.get("role"),
          subject: url.get("subject"),
        }}
        connection={(data) => data.grants}
        rowKey={(row) => row.id}
        changes={changes}
        filters={
          <>
            <ChoiceFilter single name="role" label={t("access:grants.role")} options={roles} />
            <ChoiceFilter single name="organisation" label={t("access:reach")} options={reach} />
            <Checkbox checked={url.flag("ended")} onChange={(event) => url.set({ ended: event.target.checked })}>
              {t("access:grants.withEnded")}
            </Checkbox>
          </>
        }
        card={(row) => (
          <div className="card-body">
            <div className="card-line">
              <SubjectLink grant={row} />
              <strong>{roleName(row.role, row.roleName, t)}</strong>
            </div>
            <div className="card-line">
              <span>{reachName(row, reach, t)}</span>
              {!asOf && <RevokeButton grant={row} onDone={reload} />}
            </div>
          </div>
        )}
        columns={useGrantColumns(asOf ? undefined : reload)}
        empty={<Notice title={t("access:grants.empty")} help={t("access:grants.emptyHelp")} />}
      />
    </>
  );
}
