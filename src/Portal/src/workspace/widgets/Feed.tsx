import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { graphql } from "@/kit/api/graphql";
import { Loaded } from "@/kit/Problems";
import { span } from "@/kit/time/instants";
import { useAnswer } from "./useAnswer";

const FeedLagQuery = graphql(`query WidgetFeed { feed { head waiting lagSeconds consumers consumersMost } }`);

const everySeconds = 5;

/** How far the partners' feed is behind the log. */
export function Feed() {
  const { t } = useTranslation();
  const answer = useAnswer(FeedLagQuery, {});
  const { onRetry } = answer;
  useEffect(() => {
    const timer = setInterval(onRetry, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [onRetry]);
  return (
    <Loaded {...answer}>
      {({ feed }) => (
        <ul className="widget-figures">
          <Figure name={t("feeds:lag")} value={feed.waiting === 0 ? t("feeds:none") : span(feed.lagSeconds, t)} />
          <Figure name={t("feeds:waiting")} value={feed.waiting.toLocaleString()} />
          <Figure name={t("feeds:consumers")} value={`${feed.consumers} / ${feed.consumersMost}`} />
        </ul>
      )}
    </Loaded>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <li className="widget-figure">
      <span className="widget-figure-value">{value}</span>
      <span className="widget-figure-name">{name}</span>
    </li>
  );
}
