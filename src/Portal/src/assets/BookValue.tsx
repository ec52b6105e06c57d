import { useTranslation } from "react-i18next";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import type { AssetWhole } from "./AssetQuery";
import { money } from "./money";

/** What it cost, what is left of that in the books, and by which rule. */
export function BookValue({ asset }: { asset: AssetWhole }) {
  const { t } = useTranslation();
  const label = (key: string) => t(`assets:facts.${key}`);
  const amount = (value: number | null) => money(value, asset.currency);
  const { price, bookValue } = asset;
  return (
    <Panel title={t("assets:value.title")}>
      {price === null ? (
        <p className="faint">{t("assets:value.none")}</p>
      ) : (
        <>
          <div className="book-value figures">{amount(bookValue)}</div>
          {price > 0 && bookValue !== null && (
            <progress className="book-bar" max={price} value={bookValue} aria-label={t("assets:value.left")} />
          )}
          <Facts
            facts={[
              { label: label("price"), value: <span className="figures">{amount(price)}</span> },
              asset.residual !== null && { label: label("residual"), value: <span className="figures">{amount(asset.residual)}</span> },
              asset.lifeMonths !== null && { label: label("lifeMonths"), value: t("assets:value.months", { count: asset.lifeMonths }) },
            ]}
          />
          <p className="faint book-rule">{t(asset.lifeMonths === null ? "assets:value.noRule" : "assets:value.rule")}</p>
        </>
      )}
    </Panel>
  );
}
