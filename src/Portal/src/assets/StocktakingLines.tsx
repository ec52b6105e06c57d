import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { useCommand } from "@/kit/command/useCommand";
import { Notice } from "@/kit/Notice";
import { Person } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import type { Column } from "@/kit/table/columns";
import { QueryTable } from "@/kit/table/QueryTable";
import { Instant } from "@/kit/time/Instant";
import { SettleStocktakingDifference, UncountAsset } from "./commands";
import { DifferenceTag } from "./marks";
import type { StocktakingWhole } from "./StocktakingPage";

const LineParts = graphql(`
  fragment StocktakingLineParts on StocktakingLine {
    tag model difference counted countedBy countedAt note settlement settlementNote settlements
    asset { id } ledgerPlace { id name } foundPlace { id name }
  }
`);
const LinesQuery = graphql(
  `
  query StocktakingLines($id: ID!, $onlyDifferences: Boolean!, $first: Int, $after: String, $asOf: DateTimeOffset) {
    stocktaking(id: $id, asOf: $asOf) {
      id
      lines(onlyDifferences: $onlyDifferences, first: $first, after: $after) {
        nodes { ...StocktakingLineParts }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`,
  [LineParts],
);

type Line = ResultOf<typeof LineParts>;

const longest = 2_000;
const nothing = { nodes: [] as Line[], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };

interface Props {
  stocktaking: StocktakingWhole;
  changes: number;
  onDone: () => void;
}

/** Every number that was expected or seen, or only what differs, with what can be decided about it. */
export function StocktakingLines({ stocktaking, changes, onDone }: Props) {
  const { t } = useTranslation();
  const url = useUrlState();
  // Once counting is over people come for what differs.
  const which = url.get("lines") ?? (stocktaking.status === "COUNTING" ? "all" : "differences");
  return (
    <QueryTable
      id="stocktaking-lines"
      document={LinesQuery}
      variables={{ id: stocktaking.id, onlyDifferences: which === "differences" }}
      connection={(data) => data.stocktaking?.lines ?? nothing}
      columns={useColumns(stocktaking, onDone)}
      rowKey={(row) => row.tag}
      card={(row) => <LineCard line={row} stocktaking={stocktaking} onDone={onDone} />}
      filters={
        <Segmented
          value={which}
          onChange={(lines) => url.set({ lines }, { replace: true })}
          options={["all", "differences"].map((value) => ({ value, label: t(`assets:stock.lines.${value}`) }))}
        />
      }
      changes={changes}
      empty={<Notice title={t("assets:stock.noLines")} />}
    />
  );
}

function useColumns(stocktaking: StocktakingWhole, onDone: () => void): Column<Line>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`assets:stock.${key}`);
  return [
    {
      key: "tag",
      title: t("assets:facts.tag"),
      width: 140,
      always: true,
      render: (line) =>
        line.asset ? (
          <Link className="figures" to={`/ledger/${line.asset.id}`}>
            {line.tag}
          </Link>
        ) : (
          <span className="figures">{line.tag}</span>
        ),
    },
    { key: "model", title: t("assets:facts.model"), render: (line) => line.model ?? <span className="faint">—</span> },
    {
      key: "difference",
      title: name("difference"),
      width: 120,
      always: true,
      render: (line) => <DifferenceTag difference={line.difference} />,
    },
    { key: "ledger", title: name("ledgerPlace"), width: 130, render: (line) => line.ledgerPlace?.name },
    { key: "found", title: name("foundPlace"), width: 130, render: (line) => line.foundPlace?.name },
    {
      key: "counted",
      title: name("countedBy"),
      width: 150,
      render: (line) =>
        line.countedAt && (
          <>
            <Person login={line.countedBy} /> <Instant at={line.countedAt} />
          </>
        ),
    },
    { key: "note", title: name("note"), width: 140, extra: true, render: (line) => line.note },
    {
      key: "settlement",
      title: name("settlement"),
      width: 150,
      render: (line) => line.settlement && <span title={line.settlementNote ?? undefined}>{t(`enums:Settlement.${line.settlement}`)}</span>,
    },
    {
      key: "actions",
      title: "",
      width: 112,
      always: true,
      render: (line) => <LineAction line={line} stocktaking={stocktaking} onDone={onDone} />,
    },
  ];
}

function LineAction({ line, stocktaking, onDone }: { line: Line; stocktaking: StocktakingWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const run = useCommand<{ stocktakingId: string; tag: string }>(UncountAsset);
  if (line.counted && stocktaking.allowedActions.includes("UNCOUNT"))
    return (
      <Button
        size="small"
        type="text"
        disabled={run.sending}
        onClick={async () => {
          if (await run.send({ stocktakingId: stocktaking.id, tag: line.tag })) onDone();
        }}
      >
        {t("assets:stock.uncount")}
      </Button>
    );
  if (line.settlements.length === 0 || !stocktaking.allowedActions.includes("SETTLE")) return null;
  return (
    <CommandButton
      operation="stocktaking.settle"
      label={t("assets:stock.settle")}
      document={SettleStocktakingDifference}
      texts="assets:form"
      fixed={() => ({ stocktakingId: stocktaking.id, tag: line.tag })}
      fields={() => [
        {
          kind: "choice",
          name: "settlement",
          required: true,
          initial: line.settlements[0],
          options: line.settlements.map((value) => ({ value, label: t(`enums:Settlement.${value}`) })),
        },
        { kind: "text", name: "note", required: true, max: longest, rows: 2 },
      ]}
      help={t("assets:stock.settleHelp", { tag: line.tag })}
      done={t("assets:stock.settled")}
      onDone={onDone}
      button={{ size: "small" }}
    />
  );
}

function LineCard({ line, stocktaking, onDone }: { line: Line; stocktaking: StocktakingWhole; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="card-line">
        <span className="figures">{line.tag}</span>
        <DifferenceTag difference={line.difference} />
      </span>
      <span className="card-title">{line.model ?? "—"}</span>
      <span className="card-line">
        <span className="clip">{[line.ledgerPlace?.name, line.foundPlace?.name].filter(Boolean).join(" → ")}</span>
        {line.settlement ? (
          <span className="faint">{t(`enums:Settlement.${line.settlement}`)}</span>
        ) : (
          <LineAction line={line} stocktaking={stocktaking} onDone={onDone} />
        )}
      </span>
    </>
  );
}
