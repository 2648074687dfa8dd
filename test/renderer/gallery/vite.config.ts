import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the app's own windows are served with (main/windows/serve.ts), but that the gallery frames itself. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; frame-src 'self'; require-trusted-types-for 'script'";

export default defineConfig({
  root: at('.'),
  logLevel: 'warn',
  build: {
    target: 'chrome130',
    emptyOutDir: true,
    rollupOptions: { input: { index: at('index.html'), popup: at('popup.html'), setup: at('setup.html') } },
  },
  preview: { headers: { 'content-security-policy': policy } },
});
