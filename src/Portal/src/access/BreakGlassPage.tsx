import { useTranslation } from "react-i18next";
import { type EnumOf, graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person, usePersonWords } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import { useViewer } from "@/kit/state/viewer";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { Instant } from "@/kit/time/Instant";
import { useNow } from "@/kit/time/useNow";
import { useReload } from "@/kit/useReload";
import { isInForce, isOver } from "./BreakGlassAlarm";
import { AskBreakGlassButton, EndBreakGlassButton, reasonField } from "./breakGlassParts";
import { ApproveBreakGlass, RejectBreakGlass, ReviewBreakGlass } from "./commands";
import { longestReason, reachName, useReachOptions } from "./grantParts";

const BreakGlassList = graphql(`
  query BreakGlassList($first: Int, $after: String, $phase: BreakGlassPhase) {
    breakGlasses(first: $first, after: $after, phase: $phase) {
      nodes { id askedBy askedAt roleName organisationCode withSubtree minutes reason phase decidedBy endsAt reviewedBy justified comment }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

type Row = ResultOf<typeof BreakGlassList>["breakGlasses"]["nodes"][number];

const phases = ["ASKED", "APPROVED", "REJECTED", "ENDED", "REVIEWED"] as const;
const tones: Record<Row["phase"], string> = {
  ASKED: "status-assigned",
  APPROVED: "status-on-hold",
  REJECTED: "status-closed",
  ENDED: "status-triaged",
  REVIEWED: "status-resolved",
};
export default function BreakGlassPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const [changes, reload] = useReload();
  const names = useReachOptions(t);
  const name = (key: string) => t(`access:breakGlass.${key}`);
  return (
    <>
      <PageHeader title={t("pages.breakGlass")} note={name("note")} actions={<AskBreakGlassButton onDone={reload} />} />
      <QueryTable
        id="break-glass"
        document={BreakGlassList}
        variables={{ phase: url.get("phase") as EnumOf<"BreakGlassPhase"> | undefined }}
        connection={(data) => data.breakGlasses}
        rowKey={(row) => row.id}
        changes={changes}
        filters={
          <ChoiceFilter
            single
            name="phase"
            label={name("phase")}
            options={phases.map((value) => ({ value, label: t(`enums:BreakGlassPhase.${value}`) }))}
          />
        }
        card={(row) => (
          <div className="card-body">
            <div className="card-line">
              <strong>
                <Person login={row.askedBy} />
              </strong>
              <Phase row={row} />
            </div>
            <div className="card-title">{row.reason}</div>
            <Actions row={row} onDone={reload} />
          </div>
        )}
        columns={[
          {
            key: "askedBy",
            title: t("access:requests.askedBy"),
            always: true,
            width: 100,
            render: (row) => <Person login={row.askedBy} />,
          },
          { key: "phase", title: name("phase"), width: 100, render: (row) => <Phase row={row} /> },
          {
            key: "role",
            title: t("access:grants.role"),
            width: 110,
            render: (row) => t(`access:roles.names.${row.roleName}`, { defaultValue: row.roleName }),
          },
          { key: "reach", title: t("access:reach"), width: 150, render: (row) => reachName(row, names, t) },
          {
            key: "reason",
            title: t("access:grants.reason"),
            render: (row) => <span className="title-cell">{row.reason}</span>,
          },
          { key: "minutes", title: name("minutes"), width: 64, render: (row) => row.minutes },
          { key: "ends", title: name("ends"), width: 90, render: (row) => <Instant at={row.endsAt} /> },
          { key: "decidedBy", title: name("decidedBy"), width: 100, render: (row) => <Person login={row.decidedBy} /> },
          {
            key: "reviewedBy",
            title: name("reviewedBy"),
            width: 120,
            render: (row) => row.reviewedBy && `${row.reviewedBy}: ${name(row.justified ? "justified" : "unjustified")}`,
          },
          { key: "actions", title: "", always: true, width: 140, render: (row) => <Actions row={row} onDone={reload} /> },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}

function Phase({ row }: { row: Row }) {
  const { t } = useTranslation();
  const phase = isOver(row, useNow()) ? "ENDED" : row.phase;
  return <span className={`status ${tones[phase]}`}>{t(`enums:BreakGlassPhase.${phase}`)}</span>;
}

/** What is left to do, for whoever may be the one: a second person agrees, the first gives back, a third looks at it. */
function Actions({ row, onDone }: { row: Row; onDone: () => void }) {
  const { t } = useTranslation();
  const { login } = useViewer();
  const now = useNow();
  const names = useReachOptions(t);
  const person = usePersonWords();
  const asked = [
    person(row.askedBy),
    t(`access:roles.names.${row.roleName}`, { defaultValue: row.roleName }),
    reachName(row, names, t),
    row.reason,
  ].join(" · ");
  const common = { texts: "access:form", onDone, button: { size: "small" as const }, fixed: () => ({ breakGlassId: row.id }) };
  if (row.phase === "ASKED" && row.askedBy !== login)
    return (
      <>
        <CommandButton
          {...common}
          operation="break-glass.approve"
          label={t("access:requests.approve")}
          document={ApproveBreakGlass}
          done={t("access:requests.approved")}
          help={`${asked} ${t("access:breakGlass.approveHelp")}`}
        />{" "}
        <CommandButton
          {...common}
          danger
          operation="break-glass.reject"
          label={t("access:requests.reject")}
          document={RejectBreakGlass}
          done={t("access:requests.rejected")}
          help={asked}
          fields={() => [reasonField]}
        />
      </>
    );
  if (row.askedBy === login) return isInForce(row, now) && <EndBreakGlassButton id={row.id} onDone={onDone} />;
  if (row.decidedBy === login || !isOver(row, now)) return null;
  return (
    <CommandButton
      {...common}
      operation="break-glass.review"
      label={t("access:breakGlass.review")}
      document={ReviewBreakGlass}
      done={t("access:breakGlass.reviewed")}
      help={asked}
      fields={() => [
        { kind: "switch", name: "justified", initial: true },
        { kind: "text", name: "comment", required: true, max: longestReason, rows: 3 },
      ]}
    />
  );
}
