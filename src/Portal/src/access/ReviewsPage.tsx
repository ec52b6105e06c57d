import Checkbox from "antd/es/checkbox";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { newId } from "@/kit/ids";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { useUrlState } from "@/kit/state/url";
import { QueryTable } from "@/kit/table/QueryTable";
import { Instant } from "@/kit/time/Instant";
import { useReload } from "@/kit/useReload";
import { OpenReview } from "./commands";
import { longestReason, reachName, useReachOptions } from "./grantParts";

const ReviewList = graphql(`
  query ReviewList($first: Int, $after: String, $closed: Boolean!) {
    accessReviews(first: $first, after: $after, closed: $closed) {
      nodes { id organisationCode withSubtree reason openedBy openedAt dueAt closedAt decided total }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

const usualDays = 14;
const longestMonths = 12;

export default function ReviewsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const [changes, reload] = useReload();
  const names = useReachOptions(t);
  const name = (key: string) => t(`access:reviews.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.reviews")}
        note={name("note")}
        actions={
          <CommandButton
            operation="review.open"
            label={name("open")}
            document={OpenReview}
            texts="access:form"
            help={name("openHelp")}
            done={name("opened")}
            onDone={reload}
            button={{ type: "primary" }}
            fixed={() => ({ reviewId: newId() })}
            fields={() => [
              { kind: "choice", name: "organisation", required: true, options: names },
              { kind: "switch", name: "withSubtree", initial: true },
              { kind: "instant", name: "dueAt", required: true, initial: dayjs().add(usualDays, "day").startOf("hour") },
              { kind: "number", name: "everyMonths", min: 1, max: longestMonths },
              { kind: "text", name: "reason", required: true, max: longestReason, rows: 3 },
            ]}
          />
        }
      />
      <QueryTable
        id="reviews"
        document={ReviewList}
        variables={{ closed: url.flag("closed") }}
        connection={(data) => data.accessReviews}
        rowKey={(row) => row.id}
        to={(row) => `/access/reviews/${row.id}`}
        changes={changes}
        filters={
          <Checkbox checked={url.flag("closed")} onChange={(event) => url.set({ closed: event.target.checked })}>
            {name("withClosed")}
          </Checkbox>
        }
        card={(row) => (
          <>
            <div className="card-title">{row.reason}</div>
            <div className="card-line">
              <span>{reachName(row, names, t)}</span>
              <span>
                {row.decided} / {row.total}
              </span>
            </div>
          </>
        )}
        columns={[
          {
            key: "reason",
            title: t("access:grants.reason"),
            always: true,
            width: 260,
            render: (row) => <Link to={`/access/reviews/${row.id}`}>{row.reason}</Link>,
          },
          { key: "reach", title: t("access:reach"), width: 200, render: (row) => reachName(row, names, t) },
          { key: "progress", title: name("progress"), width: 110, render: (row) => `${row.decided} / ${row.total}` },
          { key: "due", title: name("due"), width: 120, render: (row) => <Instant at={row.dueAt} how="relative" /> },
          { key: "opened", title: name("openedBy"), width: 130, render: (row) => row.openedBy },
          { key: "closed", title: name("closedAt"), width: 110, render: (row) => <Instant at={row.closedAt} /> },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}
