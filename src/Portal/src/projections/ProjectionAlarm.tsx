import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useSubscription } from "urql";
import { AlarmBar } from "@/kit/AlarmBar";
import { graphql } from "@/kit/api/graphql";
import { absolute } from "@/kit/time/instants";

const ProjectionAlarms = graphql(`subscription ProjectionAlarms { projectionAlarms { model fault since } }`);

/** A read model that stands still is told on every page to those who can set it going: what everybody sees grows old meanwhile. */
export default function ProjectionAlarm() {
  const { t } = useTranslation();
  const [{ data }] = useSubscription({ query: ProjectionAlarms });
  const alarms = data?.projectionAlarms ?? [];
  if (alarms.length === 0) return null;
  return (
    <AlarmBar to="/projections" look={t("projections:alarms.look")}>
      {alarms.map(({ model, fault, since }) => (
        <strong key={model}>
          {t(`projections:alarms.${fault}`, {
            model: t(`projections:names.${model}`, { defaultValue: model }),
            since: dayjs(since).format(absolute),
          })}
        </strong>
      ))}
    </AlarmBar>
  );
}
