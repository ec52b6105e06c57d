import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import { EndSilence } from "./commands";
import { written } from "./matchers";

interface Silence {
  id: string;
  reason: string;
  by: string;
  until: string;
  ending: EnumOf<"SilenceEnding"> | null;
  endedAt: string | null;
  mayEnd: boolean;
  organisation: { name: string } | null;
  matchers: { name: string; match: EnumOf<"LabelMatch">; value: string }[];
}

const reason = 2_000;

/** A silence: what it means, until when, why, and by whom. */
export function SilenceLine({ silence, onDone }: { silence: Silence; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <li className="silence">
      <div className="matchers">
        {silence.matchers.map((matcher) => (
          <code key={written(matcher)} className="label">
            {written(matcher)}
          </code>
        ))}
      </div>
      <div className="pre">{silence.reason}</div>
      <div className="silence-foot faint">
        <span>{silence.organisation?.name}</span>
        <span>
          <Person login={silence.by} />
        </span>
        <span>
          {silence.endedAt ? t(`enums:SilenceEnding.${silence.ending}`) : t("alerts:suppressions.until")}{" "}
          <Instant at={silence.endedAt ?? silence.until} />
        </span>
        {silence.mayEnd && (
          <CommandButton
            operation="silence.end"
            label={t("alerts:silences.end")}
            document={EndSilence}
            texts="alerts:form"
            done={t("alerts:silences.over")}
            onDone={onDone}
            button={{ size: "small" }}
            fixed={() => ({ silenceId: silence.id })}
            fields={() => [{ kind: "text", name: "reason", required: true, max: reason }]}
          />
        )}
      </div>
    </li>
  );
}
