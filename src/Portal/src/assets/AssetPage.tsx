import "./assets.css";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { Timeline } from "@/incidents/Timeline";
import { useTimeline } from "@/incidents/useTimeline";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { LabelTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { knownAt, momentsOf } from "@/kit/time/moments";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { useReload } from "@/kit/useReload";
import { AssetActionBar } from "./AssetActionBar";
import { AssetFacts } from "./AssetFacts";
import { AssetItems } from "./AssetItems";
import { AssetPageQuery, AssetTimelineQuery, type AssetWhole } from "./AssetQuery";
import { BookValue } from "./BookValue";
import { CustodyChain } from "./CustodyChain";
import { AssetStateTag } from "./marks";
import { useAssetChanges } from "./useAssetChanges";

export default function AssetPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: AssetPageQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const [done, tellDone] = useReload();
  const changes = useAssetChanges(id) + done;
  const refresh = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  const entries = useTimeline(AssetTimelineQuery, id, changes);
  return (
    <Loaded data={data} error={error} onRetry={tellDone}>
      {({ asset }) => (
        <>
          <PageHeader
            over={
              <>
                <Link to="/ledger">{t("pages.assets")}</Link>
                {asset && <Marks asset={asset} />}
              </>
            }
            title={asset?.model ?? t("pages.asset")}
            actions={asset && !asOf && <AssetActionBar asset={asset} onDone={tellDone} />}
          />
          {entries[0] && <TimeSlider moments={momentsOf(entries)} from={entries[0].recordedAt} />}
          {asset ? (
            <div className="columns">
              <div>
                <AssetFacts asset={asset} />
                <CustodyChain chain={asset.custodyChain} />
                <Timeline kinds={["all"]} entries={knownAt(entries, asOf)} />
              </div>
              <div>
                <BookValue asset={asset} />
                <AssetItems asset={asset} onDone={tellDone} />
              </div>
            </div>
          ) : (
            <Notice title={t("assets:unknown")} help={t(asOf ? "assets:notYet" : "assets:unknownHelp")} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Marks({ asset }: { asset: AssetWhole }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="figures">{asset.tag}</span>
      <AssetStateTag state={asset.state} />
      <span className="faint">{t(`enums:AssetKind.${asset.kind}`)}</span>
      <LabelTag label={asset.label} />
    </>
  );
}
