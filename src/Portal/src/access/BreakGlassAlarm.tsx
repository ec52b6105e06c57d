import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useSubscription } from "urql";
import { AlarmBar } from "@/kit/AlarmBar";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { usePersonWords } from "@/kit/people/Person";
import { useMay, useViewer } from "@/kit/state/viewer";
import { useNow } from "@/kit/time/useNow";
import { reachName, roleName, useReachOptions } from "./grantParts";

const BreakGlassAlarms = graphql(`
  subscription BreakGlassAlarms {
    breakGlassAlarms { id askedBy roleName organisationCode withSubtree phase decidedBy endsAt }
  }
`);

type Glass = ResultOf<typeof BreakGlassAlarms>["breakGlassAlarms"][number];

/** Broken glass is not broken in silence: whoever watches over it sees it on every page, at once, until it was looked at. */
export default function BreakGlassAlarm() {
  const { t } = useTranslation();
  const names = useReachOptions(t);
  const { login } = useViewer();
  const person = usePersonWords();
  const [mayApprove, mayReview] = [useMay("break-glass.approve"), useMay("break-glass.review")];
  const now = useNow();
  const [{ data }] = useSubscription({ query: BreakGlassAlarms });
  const all = data?.breakGlassAlarms ?? [];
  const inForce = all.filter((glass) => isInForce(glass, now));
  const asked = mayApprove ? all.filter((glass) => glass.phase === "ASKED" && glass.askedBy !== login) : [];
  const over = mayReview ? all.filter((glass) => isOver(glass, now) && glass.askedBy !== login && glass.decidedBy !== login) : [];
  if (inForce.length + asked.length + over.length === 0) return null;
  return (
    <AlarmBar to="/access/break-glass" look={t("access:breakGlass.look")}>
      {inForce.map((glass) => (
        <strong key={glass.id}>
          {t("access:breakGlass.alarm", {
            who: person(glass.askedBy),
            role: roleName(glass.roleName, glass.roleName, t),
            reach: reachName(glass, names, t),
            until: dayjs(glass.endsAt).format("HH:mm"),
            approver: person(glass.decidedBy),
          })}
        </strong>
      ))}
      {asked.length > 0 && <span>{t("access:breakGlass.waiting", { count: asked.length })}</span>}
      {over.length > 0 && <span>{t("access:breakGlass.unreviewed", { count: over.length })}</span>}
    </AlarmBar>
  );
}

type Timed = Pick<Glass, "phase" | "endsAt">;

export const isInForce = ({ phase, endsAt }: Timed, now: number) => phase === "APPROVED" && endsAt !== null && Date.parse(endsAt) > now;

/** Its time is over, whether it was given back or ran out, and nobody has looked at it yet. */
export const isOver = (glass: Timed, now: number) => glass.phase === "ENDED" || (glass.phase === "APPROVED" && !isInForce(glass, now));
