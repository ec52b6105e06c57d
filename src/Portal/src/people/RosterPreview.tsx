import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql, type VariablesOf } from "@/kit/api/graphql";
import { problemOf } from "@/kit/api/Problem";
import { withoutNotes } from "@/kit/command/fields";
import { Person } from "@/kit/people/Person";
import { RosterLanes } from "./RosterLanes";
import { type Layer, ShiftParts } from "./roster";

const RosterTrial = graphql(
  `
  query RosterTrial($draft: RosterDraft!, $from: DateTimeOffset!, $to: DateTimeOffset!) {
    rosterTrial(draft: $draft, from: $from, to: $to) {
      shifts { ...ShiftParts }
      differences { level official draft from to }
    }
  }
`,
  [ShiftParts],
);

const [days, differencesShown] = [14, 6];

/** Whom a plan would call in the next two weeks, and where that is somebody else than now. Nothing is recorded. */
export function RosterPreview({ team, values }: { team: string; values: Record<string, unknown> }) {
  const { t } = useTranslation();
  const layers = (values.layers ?? []) as Layer[];
  const begin = dayjs((values.effectiveFrom as string | undefined) ?? undefined);
  const from = begin.startOf("day");
  const draft = {
    teamId: team,
    timeZone: String(values.timeZone ?? ""),
    layers: withoutNotes(layers),
    effectiveFrom: from.toISOString(),
  } as VariablesOf<typeof RosterTrial>["draft"];
  const incomplete = layers.some((layer) => layer.people.length === 0 || !layer.name.trim()) || !draft.timeZone;
  const [{ data, error }] = useQuery({
    query: RosterTrial,
    variables: { draft, from: from.toISOString(), to: from.add(days, "day").toISOString() },
    pause: incomplete,
  });
  if (incomplete) return <p className="faint">{t("people:onCall.previewIncomplete")}</p>;
  if (error) return <p className="faint">{t(`problem.${problemOf(error)}.title`)}</p>;
  if (!data) return null;
  const { shifts, differences } = data.rosterTrial;
  return (
    <>
      <RosterLanes shifts={shifts} from={from} days={days} />
      <p className="faint">{differences.length === 0 ? t("people:onCall.noDifference") : t("people:onCall.differences")}</p>
      <ul className="oncall-differences">
        {differences.slice(0, differencesShown).map((one) => (
          <li key={`${one.level} ${one.from}`}>
            <span className="figures">
              {dayjs(one.from).format("MM-DD HH:mm")} – {dayjs(one.to).format("MM-DD HH:mm")}
            </span>{" "}
            <Person login={one.official} nobody={<span className="faint">{t("people:onCall.nobodyShort")}</span>} /> →{" "}
            <strong>
              <Person login={one.draft} nobody={<span className="faint">{t("people:onCall.nobodyShort")}</span>} />
            </strong>
          </li>
        ))}
      </ul>
    </>
  );
}
