/** The page as one file of text: everything escaped, its style in it, no script, nothing from elsewhere. Pure. */
import type { SheetNode } from './types';

const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

export function htmlOf(sheet: SheetNode, page: { readonly title: string; readonly language: string; readonly css: string }): string {
  return `<!doctype html>
<html lang="${escaped(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(page.title)}</title>
<style>
${page.css.replaceAll('</', '')}
</style>
</head>
<body>
<main id="sheet">${markup(sheet)}</main>
</body>
</html>
`;
}

function markup(node: SheetNode): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.is ?? {}).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  return `<${node.tag}${attributes.join('')}>${node.of.map(markup).join('')}</${node.tag}>`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
}
