import "antd/dist/reset.css";
import "./kit/style.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startLanguage } from "./i18n";
import { controlWords } from "./shell/controlWords";
import { Portal } from "./shell/Portal";

if (import.meta.env.PROD) void navigator.serviceWorker?.register("/sw.js");
const words = await controlWords(await startLanguage());
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Portal words={words} />
  </StrictMode>,
);
