import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CopiedText } from "@/kit/CopiedText";
import { Facts } from "@/kit/Facts";
import { Figure, Figures } from "@/kit/Figure";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { span } from "@/kit/time/instants";

const FeedQuery = graphql(`query FeedStanding { feed { head epoch waiting lagSeconds consumers consumersMost } }`);

const everySeconds = 5;

export default function FeedsPage() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: FeedQuery, requestPolicy: "cache-and-network" });
  useEffect(() => {
    const timer = setInterval(() => ask({ requestPolicy: "network-only" }), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [ask]);
  const name = (key: string) => t(`feeds:${key}`);
  return (
    <>
      <PageHeader title={t("pages.feeds")} note={name("note")} />
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ feed }) => (
          <>
            <Figures>
              <Figure name={name("head")} value={feed.head.toLocaleString()} />
              <Figure
                name={name("waiting")}
                value={feed.waiting.toLocaleString()}
                tone={feed.waiting > 0 && feed.lagSeconds > everySeconds ? "bad" : ""}
              />
              <Figure name={name("lag")} value={feed.waiting === 0 ? name("none") : span(feed.lagSeconds, t)} />
              <Figure name={name("consumers")} value={`${feed.consumers} / ${feed.consumersMost}`} />
            </Figures>
            <Panel title={name("positions")}>
              <Facts
                facts={[
                  { label: name("epoch"), value: <code>{feed.epoch}</code>, wide: true },
                  { label: name("cursor"), value: name("cursorHelp"), wide: true },
                ]}
              />
            </Panel>
          </>
        )}
      </Loaded>
      <Panel title={name("connect")}>
        <p className="faint">{name("connectHelp")}</p>
        <CopiedText
          head={<h3>{name("page")}</h3>}
          text={`curl -s "${location.origin}/feeds/events?types=incident.*&limit=200&wait=30" \\\n  -H "Authorization: Bearer $OPS_TOKEN" -D -`}
        />
        <CopiedText
          head={<h3>{name("next")}</h3>}
          text={`curl -s "${location.origin}/feeds/events?after=$OPS_NEXT&limit=200" \\\n  -H "Authorization: Bearer $OPS_TOKEN"`}
        />
        <CopiedText
          head={<h3>{name("stream")}</h3>}
          text={`curl -N "${location.origin}/feeds/stream?after=now" \\\n  -H "Authorization: Bearer $OPS_TOKEN"`}
        />
      </Panel>
    </>
  );
}
