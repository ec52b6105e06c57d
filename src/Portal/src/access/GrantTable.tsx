import "./access.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Option } from "@/kit/command/fields";
import { Person, usePersonWords } from "@/kit/people/Person";
import type { Column } from "@/kit/table/columns";
import { Instant } from "@/kit/time/Instant";
import { RevokeGrant } from "./commands";
import { isOver } from "./facts";
import { type Grant, longestReason, reachName, roleName, useReachOptions } from "./grantParts";

/** What a grant says, column by column. */
export function useGrantColumns(onDone: (() => void) | undefined, withSubject = true): Column<Grant>[] {
  const { t } = useTranslation();
  const names = useReachOptions(t);
  const name = (key: string) => t(`access:grants.${key}`);
  return [
    ...(withSubject
      ? [{ key: "subject", title: name("subject"), always: true, width: 190, render: (row: Grant) => <SubjectLink grant={row} /> }]
      : []),
    { key: "role", title: name("role"), always: true, width: 150, render: (row) => roleName(row.role, row.roleName, t) },
    { key: "reach", title: t("access:reach"), width: 170, render: (row) => reachName(row, names, t) },
    { key: "label", title: name("label"), width: 92, render: (row) => t(`enums:DataLabel.${row.label}`) },
    { key: "since", title: name("since"), width: 100, render: (row) => <Instant at={row.since} /> },
    { key: "expires", title: t("access:expires"), width: 110, render: (row) => <Ending grant={row} /> },
    { key: "givenBy", title: name("givenBy"), width: 100, render: (row) => <Person login={row.givenBy} /> },
    { key: "way", title: name("way"), width: 90, extra: true, render: (row) => t(`enums:GrantWay.${row.way}`) },
    { key: "reason", title: name("reason"), render: (row) => <span className="title-cell">{row.reason}</span> },
    ...(onDone
      ? [{ key: "actions", title: "", always: true, width: 84, render: (row: Grant) => <RevokeButton grant={row} onDone={onDone} /> }]
      : []),
  ];
}

function Ending({ grant }: { grant: Grant }) {
  const { t } = useTranslation();
  if (grant.until && grant.endedBy)
    return (
      <span className="faint" title={grant.endReason ?? undefined}>
        {t("access:grants.endedBy", { by: grant.endedBy })}
      </span>
    );
  return grant.expiresAt ? <Instant at={grant.expiresAt} how="relative" /> : <span className="faint">{t("access:never")}</span>;
}

export function SubjectLink({ grant }: { grant: { subject: string; subjectKind: Grant["subjectKind"]; subjectName: string } }) {
  const { t } = useTranslation();
  const shelf = { ACCOUNT: "accounts", GROUP: "groups", TOKEN: undefined }[grant.subjectKind];
  return (
    <span>
      {shelf ? <Link to={`/access/${shelf}/${grant.subject}`}>{grant.subjectName}</Link> : grant.subjectName}{" "}
      <span className="faint">{t(`enums:SubjectKind.${grant.subjectKind}`)}</span>
    </span>
  );
}

export function RevokeButton({ grant, onDone }: { grant: Grant; onDone: () => void }) {
  const { t } = useTranslation();
  if (isOver(grant)) return null;
  return (
    <CommandButton
      operation="grant.revoke"
      label={t("access:grants.revoke")}
      document={RevokeGrant}
      texts="access:form"
      help={t("access:grants.revokeHelp", { name: grant.subjectName, role: roleName(grant.role, grant.roleName, t) })}
      done={t("access:grants.revoked")}
      onDone={onDone}
      danger
      button={{ size: "small", type: "text" }}
      fixed={() => ({ grantId: grant.id })}
      fields={() => [{ kind: "text", name: "reason", required: true, max: longestReason, rows: 3 }]}
    />
  );
}

interface Lines {
  grants: readonly Grant[];
  names: Option[];
  /** What can be done with one of them. */
  action: (grant: Grant) => ReactNode;
}

/** Grants of one subject, on its page. */
export function GrantLines({ grants, names, action }: Lines) {
  const { t } = useTranslation();
  const person = usePersonWords();
  return (
    <ul className="lines">
      {grants.map((grant) => (
        <li key={grant.id}>
          <div className="card-line">
            <strong>{roleName(grant.role, grant.roleName, t)}</strong>
            <span>{reachName(grant, names, t)}</span>
            {grant.way !== "GIVEN" && <span className="way">{t(`enums:GrantWay.${grant.way}`)}</span>}
            <span className="lines-end">
              <Ending grant={grant} />
              {action(grant)}
            </span>
          </div>
          <div className="faint">
            {t("access:grants.line", { by: person(grant.givenBy), reason: grant.reason, label: t(`enums:DataLabel.${grant.label}`) })}
          </div>
        </li>
      ))}
    </ul>
  );
}
