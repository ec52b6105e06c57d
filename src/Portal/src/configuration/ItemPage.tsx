import "@/services/services.css";
import "./configuration.css";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { LabelTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { knownAt, momentsOf } from "@/kit/time/moments";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { useReload } from "@/kit/useReload";
import { Attributes } from "./Attributes";
import { Baselines } from "./Baselines";
import { ItemActions } from "./ItemActions";
import { ItemFacts } from "./ItemFacts";
import { ItemIncidents } from "./ItemIncidents";
import { ItemPageQuery, ItemStatesQuery, type ItemVersion, type ItemWhole } from "./ItemQuery";
import { ImportanceTag, MissingTag, StageTag, TypeTag } from "./itemTags";
import { Relations } from "./Relations";
import { Texts } from "./Texts";
import { UnplannedEdit } from "./UnplannedEdit";
import { useItemChanges } from "./useItemChanges";
import { useOfItem } from "./useOfItem";
import { useVersions } from "./useVersions";
import { Versions } from "./Versions";

export default function ItemPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: ItemPageQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const [done, tellDone] = useReload();
  const changes = useItemChanges(id).count + done;
  const refresh = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  const versions = useVersions(id, changes);
  const moments = momentsOf(versions ?? []).reverse();
  return (
    <Loaded data={data} error={error} onRetry={refresh}>
      {({ configurationItem: item }) => (
        <>
          {item ? (
            <Header item={item} onDone={tellDone} />
          ) : (
            <PageHeader title={t("pages.item")} over={<Link to="/configuration/items">{t("pages.items")}</Link>} />
          )}
          {moments[0] && <TimeSlider moments={moments} from={moments[0].at} />}
          {item ? (
            <Body item={item} versions={versions ?? []} changes={changes} onDone={tellDone} />
          ) : (
            <Notice title={t("configuration:unknown")} help={t(asOf ? "configuration:notYet" : "configuration:unknownHelp")} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Header({ item, onDone }: { item: ItemWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  return (
    <PageHeader
      over={
        <>
          <Link to="/configuration/items">{t("pages.items")}</Link>
          <TypeTag type={item.type} />
          <StageTag stage={item.stage} />
          <ImportanceTag importance={item.importance} />
          <LabelTag label={item.label} />
          <MissingTag missing={item.missing} />
        </>
      }
      title={item.name}
      actions={!asOf && <ItemActions item={item} onDone={onDone} />}
    />
  );
}

interface BodyProps {
  item: ItemWhole;
  versions: ItemVersion[];
  changes: number;
  onDone: () => void;
}

function Body({ item, versions, changes, onDone }: BodyProps) {
  const asOf = useAsOf();
  const states = useOfItem(ItemStatesQuery, item.id, changes)?.configurationItem;
  return (
    <div className="columns">
      <div>
        <UnplannedEdit item={item} />
        <Attributes attributes={item.attributes} />
        <Relations item={item} changes={changes} onDone={onDone} />
        <Versions item={item} versions={knownAt(versions, asOf)} onDone={onDone} />
      </div>
      <div>
        <ItemFacts item={item} />
        <ItemIncidents incidents={item.incidents} />
        <Baselines baselines={states?.baselines ?? []} attributes={item.attributes} />
        <Texts item={item} texts={states?.texts ?? []} onDone={onDone} />
      </div>
    </div>
  );
}
