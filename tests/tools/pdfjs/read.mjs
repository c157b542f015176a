// What pdf.js makes of a file: `node read.mjs FILE.pdf` prints, page by page, structure, text and links as JSON.
// Text stands by the id of the marked content that it belongs to; the structure names the same ids.

import { readFileSync } from "node:fs";

let warnings = [];
console.warn = console.log = (message) => warnings.push(String(message));
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
warnings = []; // as it loads, it misses a canvas, which reading does not need

function textById(items) {
  const open = [];
  const found = {};
  for (const item of items) {
    if (item.type === "beginMarkedContentProps" || item.type === "beginMarkedContent") {
      open.push(item.id ?? null);
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else {
      const id = open.findLast((each) => each !== null) ?? "artifact";
      found[id] = (found[id] ?? "") + item.str + (item.hasEOL ? "\n" : "");
    }
  }
  return found;
}

const data = new Uint8Array(readFileSync(process.argv[2]));
const pdf = await getDocument({ data, disableFontFace: true, useSystemFonts: false }).promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  await page.getOperatorList(); // parses all that would be drawn
  pages.push({
    structure: await page.getStructTree(),
    text: textById(items),
    links: (await page.getAnnotations()).map((link) => ({ url: link.unsafeUrl ?? null, says: link.contentsObj.str })),
  });
}
const { info } = await pdf.getMetadata();
const outline = (await pdf.getOutline()).map((entry) => entry.title);
process.stdout.write(JSON.stringify({ title: info.Title, language: info.Language, outline, pages, warnings }));
