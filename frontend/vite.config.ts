import { defineConfig } from "vitest/config";

const server = process.env.SIGHTLINE_SERVER ?? "http://127.0.0.1:8765";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    outDir: "built",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the page's security policy allows no data: addresses
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700, // the editor, which nobody waits for
    rollupOptions: { input: { index: "index.html", editor: "editor.html" } },
  },
  server: { proxy: { "/graphql": server, "/health": server, "^/child/[^/]+/chronology\\.": server } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
