import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Place, Point, Words } from "./queries";

/** What the Api tells in both languages, in the one that is spoken here; the key where nobody gave it a name. */
export function useWords() {
  const { i18n } = useTranslation();
  const chinese = i18n.language.startsWith("zh");
  return useCallback((words: Words, key: string) => (words ? (chinese ? words.zh : words.en) : key), [chinese]);
}

export function useTypeOf() {
  const words = useWords();
  return useCallback((item: { point: Point }) => words(item.point.typeName, item.point.type), [words]);
}

export function useGroupName() {
  const words = useWords();
  return useCallback(
    ({ group }: Place) => group?.item?.name ?? group?.organisation?.name ?? words(group?.typeName, group?.id ?? ""),
    [words],
  );
}
