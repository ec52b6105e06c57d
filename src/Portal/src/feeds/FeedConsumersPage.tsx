import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { graphql } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { QueryTable } from "@/kit/table/QueryTable";
import { Instant } from "@/kit/time/Instant";
import { useReload } from "@/kit/useReload";

const FeedConsumerList = graphql(`
  query FeedConsumerList($first: Int, $after: String) {
    feedConsumers(first: $first, after: $after) {
      nodes { id name source since position behind }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

const everySeconds = 5;

/** Who reads the partners' feed now, and how far each of them is. */
export default function FeedConsumersPage() {
  const { t } = useTranslation();
  const [changes, reload] = useReload();
  useEffect(() => {
    const timer = setInterval(reload, everySeconds * 1000);
    return () => clearInterval(timer);
  }, [reload]);
  const name = (key: string) => t(`feeds:consumer.${key}`);
  const behind = (count: number) => (count === 0 ? name("caughtUp") : <span className="bad">{count.toLocaleString()}</span>);
  return (
    <>
      <PageHeader title={t("pages.feedConsumers")} note={name("note")} />
      <QueryTable
        id="feed-consumers"
        document={FeedConsumerList}
        variables={{}}
        connection={(data) => data.feedConsumers}
        rowKey={(row) => row.id}
        changes={changes}
        card={(row) => (
          <div className="card-body">
            <div className="card-line">
              <strong>{row.name}</strong>
              {behind(row.behind)}
            </div>
            <div className="card-line">
              <span className="figures">{row.source}</span>
              <Instant at={row.since} how="relative" />
            </div>
          </div>
        )}
        columns={[
          { key: "name", title: name("name"), always: true, render: (row) => row.name },
          { key: "source", title: name("source"), width: 180, render: (row) => <span className="figures">{row.source}</span> },
          { key: "since", title: name("since"), width: 140, render: (row) => <Instant at={row.since} how="relative" /> },
          { key: "position", title: name("position"), width: 140, render: (row) => row.position.toLocaleString() },
          { key: "behind", title: name("behind"), width: 120, render: (row) => behind(row.behind) },
        ]}
        empty={<Notice title={name("none")} />}
      />
    </>
  );
}
