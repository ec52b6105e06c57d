import "./correlation.css";
import Checkbox from "antd/es/checkbox";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { codeOf } from "@/kit/api/Problem";
import { reasonOf } from "@/kit/command/answer";
import { Figure, Figures } from "@/kit/Figure";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded, Loading, ProblemNotice } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { Pager } from "@/kit/table/Pager";
import { askedOf, type Filled, filledOf, urlOf } from "./asked";
import { Decisions } from "./Decisions";
import { type Asked, type Replay, ReplayQuery, type Rule, RuleQuery } from "./queries";
import { RuleForm } from "./RuleForm";

/** To which incidents alerts would have belonged by another rule. */
export default function CorrelationPage() {
  const { t } = useTranslation();
  const organisations = useOrganisationOptions();
  const [{ data, error }] = useQuery({ query: RuleQuery });
  return (
    <>
      <PageHeader title={t("pages.correlation")} note={t("correlation:note")} />
      <Loaded data={organisations.length > 0 || error ? data : undefined} error={error}>
        {({ correlationRule }) => <Trial rule={correlationRule} organisation={organisations[0]?.value ?? ""} />}
      </Loaded>
    </>
  );
}

function Trial({ rule, organisation }: { rule: Rule; organisation: string }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const filled = filledOf(url, rule, organisation);
  const isAsked = url.get("since") !== undefined;
  const answer = useRef<HTMLDivElement>(null);
  const onAsk = (next: Filled) => {
    url.set(urlOf(next, rule));
    // On a phone the answer lies under the form.
    if (answer.current && answer.current.getBoundingClientRect().top > innerHeight) answer.current.scrollIntoView();
  };
  return (
    <div className="correlation-columns">
      <Panel title={t("correlation:rule")}>
        <RuleForm key={JSON.stringify(askedOf(filled))} initial={filled} rule={rule} onAsk={onAsk} />
      </Panel>
      <div ref={answer}>
        {isAsked ? (
          <Answer asked={askedOf(filled)} />
        ) : (
          <Panel>
            <Notice title={t("correlation:start")} help={t("correlation:startHelp")} />
          </Panel>
        )}
      </div>
    </div>
  );
}

function Answer({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const [{ data, error, fetching }, ask] = useQuery({
    query: ReplayQuery,
    variables: { ...asked, differing: !url.flag("all"), after: url.get("after") },
    requestPolicy: "cache-and-network",
  });
  if (error) {
    const code = codeOf(error);
    if (!code?.startsWith("correlation.")) return <ProblemNotice error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />;
    return (
      <Panel>
        <p className="bad" role="alert">
          {reasonOf({ code, reason: error.graphQLErrors[0]!.message }, t)}
        </p>
      </Panel>
    );
  }
  if (!data) return <Loading />;
  return (
    <div className={fetching ? "correlation-stale" : undefined} aria-busy={fetching}>
      <Found replay={data.correlationReplay} />
    </div>
  );
}

function Found({ replay }: { replay: Replay }) {
  const { t } = useTranslation();
  const url = useUrlState();
  if (replay.count === 0)
    return (
      <Panel>
        <Notice title={t("correlation:nothing")} help={t("correlation:nothingHelp")} />
      </Panel>
    );
  const { nodes, pageInfo, totalCount } = replay.decisions;
  return (
    <>
      <Panel title={t("correlation:outcome", { count: replay.count })}>
        <Figures>
          <Figure name={t("correlation:incidentsThen")} value={replay.incidentsThen} />
          <Figure name={t("correlation:incidentsOtherwise")} value={replay.incidentsOtherwise} />
          <Figure name={t("enums:CorrelationChange.JOINED")} value={replay.joined} />
          <Figure name={t("enums:CorrelationChange.PARTED")} value={replay.parted} />
        </Figures>
        {replay.repeated < replay.count && (
          <p className="faint">{t("correlation:notRepeated", { count: replay.count - replay.repeated })}</p>
        )}
      </Panel>
      <Panel
        title={t("correlation:decisions")}
        flush
        extra={
          <Checkbox checked={url.flag("all")} onChange={(event) => url.set({ all: event.target.checked }, { replace: true })}>
            {t("correlation:all")}
          </Checkbox>
        }
      >
        {nodes.length === 0 ? <Notice title={t("correlation:same")} help={t("correlation:sameHelp")} /> : <Decisions decisions={nodes} />}
        <Pager count={nodes.length} total={totalCount} next={pageInfo.hasNextPage ? pageInfo.endCursor : null} />
      </Panel>
    </>
  );
}
