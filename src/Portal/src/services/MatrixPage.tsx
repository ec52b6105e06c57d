import "./services.css";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { useLandscape, useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { useViewer } from "@/kit/state/viewer";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { yearAgo } from "@/kit/time/past";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { PublishPriorityMatrix } from "./commands";
import { MatrixEditor, MatrixGrid } from "./MatrixGrid";

const MatrixQuery = graphql(`
  query PriorityMatrix($organisation: String!, $asOf: DateTimeOffset) {
    priorityMatrix(organisation: $organisation, asOf: $asOf) {
      organisation version cells { impact urgency priority }
      versions { version publishedAt cells { impact urgency priority } }
    }
  }
`);

type Matrix = NonNullable<ResultOf<typeof MatrixQuery>["priorityMatrix"]>;

/** Which priority follows from impact and urgency, where that was said, and since when. */
export default function MatrixPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const [from] = useState(yearAgo);
  const viewer = useViewer();
  const organisations = useOrganisationOptions();
  const organisation = url.get("organisation") ?? viewer.organisation?.code ?? organisations[0]?.value;
  const [{ data, error }, ask] = useQuery({
    query: MatrixQuery,
    variables: { organisation: organisation ?? "", asOf },
    pause: !organisation,
    requestPolicy: "cache-and-network",
  });
  const reload = () => ask({ requestPolicy: "network-only" });
  const matrix = data?.priorityMatrix;
  const name = (key: string) => t(`services:matrix.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.matrix")}
        note={name("note")}
        actions={
          matrix &&
          !asOf && (
            <CommandButton
              operation="priority-matrix.publish"
              wide
              label={name("publish")}
              document={PublishPriorityMatrix}
              texts="services:form"
              help={name("publishHelp")}
              done={name("published")}
              onDone={reload}
              button={{ type: "primary" }}
              fixed={() => ({ organisation })}
              fields={() => [
                {
                  kind: "custom",
                  name: "cells",
                  required: true,
                  initial: matrix.cells.map((cell) => ({ ...cell })),
                  render: () => <MatrixEditor />,
                },
              ]}
            />
          )
        }
      />
      <TimeSlider
        moments={(matrix?.versions ?? []).map(({ publishedAt }) => ({ at: publishedAt }))}
        from={matrix?.versions[0]?.publishedAt ?? from}
      />
      <Panel>
        <div className="toolbar-filters">
          <Select
            className="matrix-place"
            value={organisation}
            options={organisations}
            showSearch={{ optionFilterProp: "label" }}
            aria-label={t("services:form.fields.organisation")}
            onChange={(code) => url.set({ organisation: code })}
          />
        </div>
      </Panel>
      <Loaded data={organisation ? data : undefined} error={error} onRetry={reload}>
        {({ priorityMatrix }) =>
          priorityMatrix ? (
            <Whole matrix={priorityMatrix} organisation={organisation} />
          ) : (
            <Panel>
              <Notice title={name("unknown")} help={t("incidents:unknownHelp")} />
            </Panel>
          )
        }
      </Loaded>
    </>
  );
}

function Whole({ matrix, organisation }: { matrix: Matrix; organisation?: string }) {
  const { t } = useTranslation();
  const landscape = useLandscape();
  const owner = landscape?.organisations.nodes.find((one) => one.code === matrix.organisation)?.name ?? matrix.organisation;
  const source =
    matrix.organisation === null
      ? t("services:matrix.builtIn")
      : t(matrix.organisation === organisation ? "services:matrix.own" : "services:matrix.inherited", { owner, version: matrix.version });
  return (
    <div className="columns">
      <Panel title={t("services:matrix.inForce")} extra={<span className="faint">{source}</span>}>
        <MatrixGrid cells={matrix.cells} />
      </Panel>
      <Panel title={t("services:matrix.versions")} flush>
        <ul className="versions">
          {[...matrix.versions].reverse().map((version, i, all) => (
            <li key={version.version}>
              <details open={i === 0 && all.length > 1}>
                <summary>
                  v{version.version} <Instant at={version.publishedAt} how="absolute" />
                </summary>
                <MatrixGrid cells={version.cells} unlike={all[i + 1]?.cells ?? version.cells} />
              </details>
            </li>
          ))}
        </ul>
        {matrix.versions.length === 0 && <Notice title={t("services:matrix.none")} help={t("services:matrix.noneHelp")} />}
      </Panel>
    </div>
  );
}
