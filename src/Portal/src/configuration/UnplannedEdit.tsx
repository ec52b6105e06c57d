import Alert from "antd/es/alert";
import { useTranslation } from "react-i18next";
import { AllowedLink } from "@/kit/Allowed";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { ItemWhole } from "./ItemQuery";

/** Says that an important item was edited beside all changes, and what can be done about it. */
export function UnplannedEdit({ item }: { item: ItemWhole }) {
  const { t } = useTranslation();
  if (!item.unplanned) return null;
  return (
    <Alert
      className="notice"
      type="warning"
      showIcon
      title={t("configuration:planned.drifted", { count: item.unplanned.times })}
      description={
        <>
          <p>
            {t("configuration:planned.last")} <Person login={item.unplanned.by} nobody="—" /> · <Instant at={item.unplanned.at} />
          </p>
          <p>{t("configuration:planned.ways")}</p>
          <AllowedLink operation="change.draft" to={`/changes/new?item=${item.id}`}>
            {t("configuration:planned.plan")}
          </AllowedLink>
        </>
      }
    />
  );
}
