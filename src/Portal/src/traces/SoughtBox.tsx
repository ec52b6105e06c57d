import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { written } from "@/telemetry/attributes";
import { soughtIn } from "./filter";

const longest = 500;

/** The id of a trace leads to it; an attribute narrows the search. */
export function SoughtBox() {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const navigate = useNavigate();
  const url = useUrlState();
  const [text, setText] = useState("");
  const [isUnclear, setUnclear] = useState(false);
  const seek = () => {
    const sought = soughtIn(text);
    setUnclear(!sought && text.trim() !== "");
    if (!sought) return;
    setText("");
    if ("trace" in sought) navigate(`/monitoring/traces/${sought.trace}`);
    else url.set({ attr: [...new Set([...url.all("attr"), written(sought.attribute)])] });
  };
  return (
    <form
      className="search-words span-sought"
      onSubmit={(event) => {
        event.preventDefault();
        seek();
      }}
    >
      <Input
        allowClear
        value={text}
        maxLength={longest}
        spellCheck={false}
        status={isUnclear ? "error" : undefined}
        aria-invalid={isUnclear}
        placeholder={t("traces:placeholder")}
        aria-label={t("traces:sought")}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="primary" htmlType="submit" icon={<SearchOutlined />} aria-label={t("traces:search")}>
        {phone ? null : t("traces:search")}
      </Button>
      {isUnclear && (
        <p className="bad" role="alert">
          {t("traces:unclear")}
        </p>
      )}
    </form>
  );
}
