import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import Input from "antd/es/input";
import { useEffect, useState } from "react";
import { useUrlState } from "@/kit/state/url";

const pause = 350;

/** Words to search for, in the URL as soon as somebody stops typing. */
export function Search({ name = "text", placeholder }: { name?: string; placeholder: string }) {
  const url = useUrlState();
  const inUrl = url.get(name) ?? "";
  const [text, setText] = useState(inUrl);
  useEffect(() => setText(inUrl), [inUrl]);
  useEffect(() => {
    if (text === inUrl) return;
    const timer = setTimeout(() => url.set({ [name]: text }, { replace: true }), pause);
    return () => clearTimeout(timer);
  }, [text, inUrl, name, url]);
  return (
    <Input
      className="search"
      allowClear
      prefix={<SearchOutlined />}
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
