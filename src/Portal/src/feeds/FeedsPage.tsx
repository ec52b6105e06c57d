import "./feeds.css";
import CopyOutlined from "@ant-design/icons/es/icons/CopyOutlined";
import Button from "antd/es/button";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { Facts } from "@/kit/Facts";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { span } from "@/kit/time/instants";
import { toast } from "@/kit/toast";

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
            <div className="figures-row">
              <Figure name={name("head")} value={feed.head.toLocaleString()} />
              <Figure
                name={name("waiting")}
                value={feed.waiting.toLocaleString()}
                bad={feed.waiting > 0 && feed.lagSeconds > everySeconds}
              />
              <Figure name={name("lag")} value={feed.waiting === 0 ? name("none") : span(feed.lagSeconds, t)} />
              <Figure name={name("consumers")} value={`${feed.consumers} / ${feed.consumersMost}`} />
            </div>
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
        <Command
          title={name("page")}
          text={`curl -s "${location.origin}/feeds/events?types=incident.*&limit=200&wait=30" \\\n  -H "Authorization: Bearer $OPS_TOKEN" -D -`}
        />
        <Command
          title={name("next")}
          text={`curl -s "${location.origin}/feeds/events?after=$OPS_NEXT&limit=200" \\\n  -H "Authorization: Bearer $OPS_TOKEN"`}
        />
        <Command
          title={name("stream")}
          text={`curl -N "${location.origin}/feeds/stream?after=now" \\\n  -H "Authorization: Bearer $OPS_TOKEN"`}
        />
      </Panel>
    </>
  );
}

function Figure({ name, value, bad }: { name: string; value: string; bad?: boolean }) {
  return (
    <div className="figure">
      <div className="figure-name">{name}</div>
      <div className={`figure-value ${bad ? "bad" : ""}`}>{value}</div>
    </div>
  );
}

function Command({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t("feeds:copied"));
  };
  return (
    <section className="feed-command">
      <div className="feed-command-head">
        <h3>{title}</h3>
        <Button size="small" icon={<CopyOutlined />} onClick={copy}>
          {t("feeds:copy")}
        </Button>
      </div>
      <pre className="code">{text}</pre>
    </section>
  );
}
