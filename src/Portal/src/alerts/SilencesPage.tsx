import Checkbox from "antd/es/checkbox";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useAsOf } from "@/kit/time/asOf";
import { DeclareSilence } from "./commands";
import { MatcherEditor } from "./MatcherEditor";
import { type Matcher, named } from "./matchers";
import { SilenceLine } from "./SilenceLine";

const SilencesQuery = graphql(`
  query Silences($ended: Boolean!, $asOf: DateTimeOffset) {
    silences(first: 80, ended: $ended, asOf: $asOf) {
      pageInfo { hasNextPage }
      nodes {
        id reason by until ending endedAt mayEnd
        organisation { code name }
        matchers { name match value }
      }
    }
  }
`);

const reason = 2_000;
const usualHours = 2;

/** What nobody is told of for a while, and why. */
export default function SilencesPage() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const [ended, showEnded] = useState(false);
  const [{ data, error }, ask] = useQuery({ query: SilencesQuery, variables: { ended, asOf }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const fields = (): Field[] => [
    { kind: "choice", name: "organisation", required: true, options: organisations },
    {
      kind: "custom",
      name: "matchers",
      required: true,
      initial: [{ name: "", match: "IS", value: "" }],
      render: (values) => <MatcherEditor organisation={values.organisation as string | undefined} />,
    },
    { kind: "instant", name: "until", required: true, initial: dayjs().add(usualHours, "hour") },
    { kind: "text", name: "reason", required: true, max: reason },
  ];
  return (
    <>
      <PageHeader
        title={t("pages.silences")}
        actions={
          !asOf && (
            <CommandButton
              operation="silence.declare"
              label={t("alerts:silences.declare")}
              help={t("alerts:silences.help")}
              document={DeclareSilence}
              texts="alerts:form"
              done={t("alerts:silences.declared")}
              onDone={reload}
              wide
              button={{ type: "primary" }}
              fixed={() => ({ silenceId: newId() })}
              arrange={(filled) => ({ ...filled, matchers: named(filled.matchers as Matcher[]) })}
              fields={fields}
            />
          )
        }
      />
      <Loaded data={data} error={error} onRetry={reload}>
        {({ silences }) => (
          <Panel
            title={t("alerts:silences.title")}
            extra={
              <Checkbox checked={ended} onChange={(event) => showEnded(event.target.checked)}>
                {t("alerts:silences.ended")}
              </Checkbox>
            }
          >
            {silences.nodes.length === 0 && <Notice title={t("alerts:silences.none")} help={t("alerts:silences.noneHelp")} />}
            <ul className="silences">
              {silences.nodes.map((silence) => (
                <SilenceLine key={silence.id} silence={silence} onDone={reload} />
              ))}
            </ul>
            {silences.pageInfo.hasNextPage && <p className="faint">{t("alerts:silences.more")}</p>}
          </Panel>
        )}
      </Loaded>
    </>
  );
}
