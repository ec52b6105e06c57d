import Button from "antd/es/button";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Provider, useQuery } from "urql";
import { pastClient } from "@/kit/api/client";
import { Loaded } from "@/kit/Problems";
import { absolute } from "@/kit/time/instants";
import { ChangeTable } from "./ChangeTable";
import { ComparedQuery, type ItemVersion, type ItemWhole } from "./ItemQuery";

const widest = 900;

/** Two versions side by side. */
export function Compared({ item, versions }: { item: ItemWhole; versions: readonly ItemVersion[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (versions.length < 2) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("configuration:versions.compare")}
      </Button>
      <Modal
        title={t("configuration:versions.compare")}
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        width={widest}
        destroyOnHidden
      >
        <Choice item={item} versions={versions} />
      </Modal>
    </>
  );
}

function Choice({ item, versions }: { item: ItemWhole; versions: readonly ItemVersion[] }) {
  const { t } = useTranslation();
  const [before, setBefore] = useState(versions[1]!.version);
  const [after, setAfter] = useState(versions[0]!.version);
  const options = versions.map((version) => ({
    value: version.version,
    label: `v${version.version} · ${dayjs(version.recordedAt).format(absolute)}`,
  }));
  const at = (number: number) => versions.find((version) => version.version === number)!.recordedAt;
  return (
    <>
      <div className="compare-choice">
        <Select value={before} options={options} onChange={setBefore} aria-label={t("configuration:versions.before")} />
        <Select value={after} options={options} onChange={setAfter} aria-label={t("configuration:versions.after")} />
      </div>
      {/* Both states are past ones, and the cache of the present knows an item once only. */}
      <Provider value={pastClient}>
        <Difference item={item} from={at(before)} to={at(after)} />
      </Provider>
    </>
  );
}

function Difference({ item, from, to }: { item: ItemWhole; from: string; to: string }) {
  const { t } = useTranslation();
  const [{ data, error }] = useQuery({ query: ComparedQuery, variables: { id: item.id, from, to } });
  return (
    <Loaded data={data} error={error}>
      {({ before, after }) => {
        const held = (side: typeof before, key: string) => side?.attributes.find((one) => one.definition.key === key)?.value ?? null;
        const changes = item.attributes
          .map(({ definition: { key } }) => ({ key, before: held(before, key), after: held(after, key), inForce: true }))
          .filter((change) => change.before !== change.after);
        if (changes.length === 0) return <p className="faint">{t("configuration:versions.same")}</p>;
        return <ChangeTable changes={changes} definitions={item.attributes.map((attribute) => attribute.definition)} />;
      }}
    </Loaded>
  );
}
