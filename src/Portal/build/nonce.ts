import type { Plugin } from "vite";

const place = /@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/;
const without = "if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }";
const withNonce = "styleNode.nonce = csp?.nonce ?? document.querySelector('meta[name=\"csp-nonce\"]')?.content;";

/** antd measures scroll bars and locks scrolling with styles that it makes without the nonce; here they get it too. */
export function styledByNonce(): Plugin {
  return {
    name: "styled-by-nonce",
    transform(code, id) {
      if (!place.test(id)) return null;
      if (!code.includes(without)) throw new Error(`${id} changed: look how it names the nonce now.`);
      return { code: code.replace(without, withNonce), map: null };
    },
  };
}
