import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { AlertStatusTag, SeverityTag } from "./marks";
import { type Matcher, named } from "./matchers";

const PreviewQuery = graphql(`
  query SilencePreview($organisation: String!, $matchers: [LabelMatcher!]!) {
    silencePreview(organisation: $organisation, matchers: $matchers) { count alerts { id title severity status } }
  }
`);

const pause = 400;
const shown = 8;

/** What the silence would mean now, while it is being written. */
export function SilencePreview({ organisation, matchers }: { organisation?: string; matchers: Matcher[] }) {
  const { t } = useTranslation();
  const text = JSON.stringify(named(matchers));
  const [asked, setAsked] = useState("[]");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const variables = { organisation: organisation ?? "", matchers: JSON.parse(asked) as Matcher[] };
  const isReady = !!organisation && variables.matchers.length > 0;
  const [{ data, error }] = useQuery({ query: PreviewQuery, variables, pause: !isReady, requestPolicy: "network-only" });
  const preview = isReady ? data?.silencePreview : undefined;
  return (
    <section className="silence-preview" aria-live="polite" aria-label={t("alerts:silences.preview")}>
      {!isReady && <p className="faint">{t("alerts:silences.previewHelp")}</p>}
      {isReady && error && <p className="bad">{error.graphQLErrors[0]?.message ?? t("problem.fault.title")}</p>}
      {preview && <p>{t("alerts:silences.wouldMean", { count: preview.count })}</p>}
      <ul className="link-list">
        {preview?.alerts.slice(0, shown).map((alert) => (
          <li key={alert.id}>
            <SeverityTag severity={alert.severity} />
            <span className="clip" title={alert.title}>
              {alert.title}
            </span>
            <AlertStatusTag status={alert.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
