import Alert from "antd/es/alert";
import { Trans, useTranslation } from "react-i18next";
import { AllowedLink } from "@/kit/Allowed";
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
            <Trans
              i18nKey="configuration:planned.last"
              values={{ by: item.unplanned.by ?? "—" }}
              components={{ at: <Instant at={item.unplanned.at} /> }}
            />{" "}
            {t("configuration:planned.ways")}
          </p>
          <AllowedLink operation="change.draft" to={`/changes/new?item=${item.id}`}>
            {t("configuration:planned.plan")}
          </AllowedLink>
        </>
      }
    />
  );
}
