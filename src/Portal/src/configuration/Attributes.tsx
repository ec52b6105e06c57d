import Checkbox from "antd/es/checkbox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { Instant } from "@/kit/time/Instant";
import type { ItemAttribute } from "./ItemQuery";
import { ItemValue } from "./ItemValue";
import { useWording } from "./wording";

/** What is known of an item under the headings of its type: each value, who said so, since when, and what others say instead. */
export function Attributes({ attributes }: { attributes: readonly ItemAttribute[] }) {
  const { t } = useTranslation();
  const word = useWording();
  const [all, showAll] = useState(false);
  const isSaid = (attribute: ItemAttribute) => attribute.value !== null || attribute.rejected.length > 0;
  const shown = attributes.filter((attribute) => all || isSaid(attribute));
  const headings = [...new Set(shown.map((attribute) => word(attribute.definition.group)))];
  return (
    <Panel
      flush
      title={t("configuration:attributes.title")}
      extra={
        attributes.some((attribute) => !isSaid(attribute)) && (
          <Checkbox checked={all} onChange={(event) => showAll(event.target.checked)}>
            {t("configuration:attributes.empty")}
          </Checkbox>
        )
      }
    >
      <div className="scroll" tabIndex={-1}>
        <table className="plain-table attribute-table">
          <thead>
            <tr>
              <th>{t("configuration:attributes.name")}</th>
              <th>{t("configuration:attributes.value")}</th>
              <th>{t("configuration:attributes.source")}</th>
              <th>{t("configuration:attributes.since")}</th>
            </tr>
          </thead>
          {headings.map((heading) => (
            <tbody key={heading}>
              {heading && (
                <tr>
                  <th colSpan={4} scope="rowgroup">
                    {heading}
                  </th>
                </tr>
              )}
              {shown
                .filter((attribute) => word(attribute.definition.group) === heading)
                .map((attribute) => (
                  <AttributeLine key={attribute.definition.key} attribute={attribute} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </Panel>
  );
}

function AttributeLine({ attribute }: { attribute: ItemAttribute }) {
  const { t } = useTranslation();
  const word = useWording();
  const { definition, value, source, since, rejected, reference } = attribute;
  return (
    <tr>
      <td title={definition.key}>{word(definition.name)}</td>
      <td>
        <ItemValue definition={definition} value={value} reference={reference} />
        {rejected.map((claim) => (
          <div key={claim.source} className="rejected">
            <s>
              <ItemValue definition={definition} value={claim.value} />
            </s>{" "}
            <span className="faint">{t("configuration:attributes.rejected", { source: claim.source })}</span>
          </div>
        ))}
      </td>
      <td>{source}</td>
      <td>{since && <Instant at={since} />}</td>
    </tr>
  );
}
