import "./assets.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ItemSelect } from "@/configuration/ItemSelect";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { useRefresh } from "@/kit/table/QueryTable";
import { useAsOf } from "@/kit/time/asOf";
import { yearAgo } from "@/kit/time/past";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { type Elevation, RackQuery } from "./AssetQuery";
import { isWrong } from "./elevation";
import { placeOf, RackElevation } from "./RackElevation";
import { useAssetChanges } from "./useAssetChanges";

/** Who stands where in a rack, now or at any time. */
export default function RackPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const id = url.get("rack");
  const [from] = useState(yearAgo);
  const [{ data, error }, ask] = useQuery({
    query: RackQuery,
    variables: { id: id ?? "", asOf },
    pause: !id,
    requestPolicy: "cache-and-network",
  });
  useRefresh(useAssetChanges(undefined, !!asOf), () => id && ask({ requestPolicy: "network-only" }));
  const rack = data?.rackElevation?.rack;
  return (
    <>
      <PageHeader
        title={rack?.name ?? t("pages.racks")}
        over={
          rack && (
            <>
              <span>{t("pages.racks")}</span>
              <Link to={`/configuration/items/${rack.id}`}>{t("assets:rack.item")}</Link>
              <span>{rack.organisation?.name}</span>
            </>
          )
        }
        actions={
          <div className="rack-choice">
            <ItemSelect
              type="rack"
              label={t("assets:rack.choose")}
              value={id}
              known={rack}
              onChange={(next) => url.set({ rack: next ?? null })}
            />
          </div>
        }
      />
      {id ? (
        <>
          <TimeSlider moments={[]} from={from} />
          <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
            {({ rackElevation }) =>
              rackElevation ? (
                <Whole elevation={rackElevation} />
              ) : (
                <Notice title={t("assets:rack.unknown")} help={t(asOf ? "assets:notYet" : "assets:unknownHelp")} />
              )
            }
          </Loaded>
        </>
      ) : (
        <Notice title={t("assets:rack.choose")} help={t("assets:rack.chooseHelp")} />
      )}
    </>
  );
}

function Whole({ elevation }: { elevation: Elevation }) {
  const { t } = useTranslation();
  const wrong = elevation.occupants.filter(isWrong);
  return (
    <div className="columns">
      <div>
        <Panel
          title={t("assets:rack.title")}
          extra={!elevation.heightKnown && <span className="faint">{t("assets:rack.heightUnknown")}</span>}
        >
          <RackElevation elevation={elevation} />
        </Panel>
      </div>
      <div>
        {wrong.length > 0 && (
          <Panel title={t("assets:rack.wrong", { count: wrong.length })}>
            <ul className="link-list">
              {wrong.map((occupant) => (
                <li key={occupant.id}>
                  <span className="clip">
                    <Link to={placeOf(occupant)}>{occupant.name}</Link> <span className="faint figures">U{occupant.unit}</span>
                  </span>
                  <span className="bad">{t(occupant.outOfRange ? "assets:rack.outOfRange" : "assets:rack.overlaps")}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={t("assets:rack.legend")}>
          <ul className="rack-legend">
            <li>
              <span className="rack-swatch" /> {t("assets:rack.asset")}
            </li>
            <li>
              <span className="rack-swatch rack-item" /> {t("assets:rack.itemOnly")}
            </li>
            <li>
              <span className="rack-swatch rack-wrong" /> {t("assets:rack.conflict")}
            </li>
            <li>
              <span className="rack-swatch rack-reserved-swatch" /> {t("assets:rack.reserved")}
            </li>
          </ul>
        </Panel>
        {elevation.unplaced.length > 0 && (
          <Panel title={t("assets:rack.unplaced")}>
            <ul className="link-list">
              {elevation.unplaced.map((occupant) => (
                <li key={occupant.id}>
                  <span className="clip">
                    <Link to={placeOf(occupant)}>{occupant.name}</Link>
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </div>
  );
}
