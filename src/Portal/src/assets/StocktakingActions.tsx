import { useTranslation } from "react-i18next";
import { CommandButton } from "@/kit/command/CommandButton";
import { CancelStocktaking, CloseStocktaking, EndStocktakingCount } from "./commands";
import type { StocktakingWhole } from "./StocktakingPage";

const longest = 2_000;

/** What the Api allows to be done with the whole of it. */
export function StocktakingActions({ stocktaking, onDone }: { stocktaking: StocktakingWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const may = (action: StocktakingWhole["allowedActions"][number]) => stocktaking.allowedActions.includes(action);
  const common = { texts: "assets:form", onDone, fixed: () => ({ stocktakingId: stocktaking.id }) };
  return (
    <>
      {may("END_COUNT") && (
        <CommandButton
          {...common}
          operation="stocktaking.end-count"
          label={t("assets:stock.endCount")}
          document={EndStocktakingCount}
          help={t("assets:stock.endCountHelp", { count: stocktaking.differenceCount })}
          done={t("assets:stock.countEnded")}
          button={{ type: "primary" }}
        />
      )}
      {may("CLOSE") && (
        <CommandButton
          {...common}
          operation="stocktaking.close"
          label={t("assets:stock.close")}
          document={CloseStocktaking}
          fields={() => [{ kind: "text", name: "note", max: longest, rows: 2 }]}
          done={t("assets:stock.closed")}
          button={{ type: "primary" }}
        />
      )}
      {may("CANCEL") && (
        <CommandButton
          {...common}
          operation="stocktaking.cancel"
          label={t("assets:stock.cancel")}
          document={CancelStocktaking}
          fields={() => [{ kind: "text", name: "reason", required: true, max: longest, rows: 2 }]}
          done={t("assets:stock.cancelled")}
          danger
        />
      )}
    </>
  );
}
