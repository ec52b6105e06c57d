import "antd/dist/reset.css";
import "./kit/style.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startLanguage } from "./i18n";
import { Portal } from "./shell/Portal";

await startLanguage();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
