import "./access.css";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Facts } from "@/kit/Facts";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { usePersonWords } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import { Pager } from "@/kit/table/Pager";
import { Instant } from "@/kit/time/Instant";
import { CloseReview, DecideReviewedGrant } from "./commands";
import { SubjectLink } from "./GrantTable";
import { GrantRow, longestReason, reachName, roleName, useReachOptions } from "./grantParts";

const ReviewQuery = graphql(
  `
  query Review($id: ID!, $after: String) {
    accessReview(id: $id) {
      id organisationCode withSubtree reason openedBy openedAt dueAt closedAt everyMonths decided total
      items(first: 50, after: $after) { nodes { kept by at comment grant { ...GrantRow } } pageInfo { hasNextPage endCursor } }
    }
  }
`,
  [GrantRow],
);

type Review = NonNullable<ResultOf<typeof ReviewQuery>["accessReview"]>;
type Item = Review["items"]["nodes"][number];

export default function ReviewPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const url = useUrlState();
  const names = useReachOptions(t);
  const [{ data, error }, ask] = useQuery({
    query: ReviewQuery,
    variables: { id, after: url.get("after") },
    requestPolicy: "cache-and-network",
  });
  const reload = () => ask({ requestPolicy: "network-only" });
  const name = (key: string) => t(`access:reviews.${key}`);
  return (
    <Loaded data={data} error={error} onRetry={reload}>
      {({ accessReview: review }) =>
        review ? (
          <>
            <PageHeader
              title={review.reason}
              over={<Link to="/access/reviews">{t("pages.reviews")}</Link>}
              actions={
                !review.closedAt && (
                  <CommandButton
                    operation="review.close"
                    label={name("close")}
                    document={CloseReview}
                    texts="access:form"
                    help={name("closeHelp")}
                    done={name("closedNow")}
                    onDone={reload}
                    button={{ disabled: review.decided < review.total }}
                    fixed={() => ({ reviewId: review.id })}
                    fields={() => (review.everyMonths ? [{ kind: "switch", name: "isLast", initial: false }] : [])}
                  />
                )
              }
            />
            <Panel>
              <Facts
                facts={[
                  { label: t("access:reach"), value: reachName(review, names, t) },
                  { label: name("progress"), value: `${review.decided} / ${review.total}` },
                  { label: name("due"), value: <Instant at={review.dueAt} how="absolute" /> },
                  { label: name("openedBy"), value: review.openedBy },
                  review.everyMonths ? { label: name("series"), value: t("access:reviews.every", { count: review.everyMonths }) } : null,
                  review.closedAt ? { label: name("closedAt"), value: <Instant at={review.closedAt} /> } : null,
                ]}
              />
            </Panel>
            <Panel title={name("items")} flush>
              <ul className="lines">
                {review.items.nodes.map((item) => (
                  <ItemLine key={item.grant.id} item={item} review={review} onDone={reload} />
                ))}
              </ul>
              <Pager
                count={review.items.nodes.length}
                total={review.total}
                next={review.items.pageInfo.hasNextPage ? review.items.pageInfo.endCursor : null}
              />
            </Panel>
          </>
        ) : (
          <Notice title={name("unknown")} help={t("incidents:unknownHelp")} />
        )
      }
    </Loaded>
  );
}

function ItemLine({ item, review, onDone }: { item: Item; review: Review; onDone: () => void }) {
  const { t } = useTranslation();
  const person = usePersonWords();
  const names = useReachOptions(t);
  const { grant } = item;
  const name = (key: string) => t(`access:reviews.${key}`);
  const decide = (keep: boolean) => (
    <CommandButton
      operation="review.decide"
      label={name(keep ? "keep" : "revoke")}
      document={DecideReviewedGrant}
      texts="access:form"
      done={name(keep ? "kept" : "revoked")}
      onDone={onDone}
      help={[grant.subjectName, roleName(grant.role, grant.roleName, t), reachName(grant, names, t)].join(" · ")}
      danger={!keep}
      button={{ size: "small" }}
      fixed={() => ({ reviewId: review.id, grantId: grant.id, keep })}
      fields={() => [{ kind: "text", name: "comment", required: true, max: longestReason, rows: 3 }]}
    />
  );
  return (
    <li>
      <div className="card-line">
        <SubjectLink grant={grant} />
        <strong>{roleName(grant.role, grant.roleName, t)}</strong>
        <span>{reachName(grant, names, t)}</span>
        <span className="lines-end">
          {item.kept === null && !review.closedAt && (
            <>
              {decide(true)}
              {decide(false)}
            </>
          )}
          {item.kept !== null && (
            <span className={`status ${item.kept ? "status-resolved" : "status-closed"}`}>{name(item.kept ? "kept" : "revoked")}</span>
          )}
        </span>
      </div>
      <div className="faint">
        {t("access:grants.line", { by: person(grant.givenBy), reason: grant.reason, label: t(`enums:DataLabel.${grant.label}`) })}
        {item.by && ` · ${person(item.by)}: ${item.comment ?? ""}`}
      </div>
    </li>
  );
}
