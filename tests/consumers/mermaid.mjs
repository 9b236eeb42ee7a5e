// A .mmd parsed by Mermaid itself: the labels of its nodes and edges.
import fs from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false });
const diagram = await mermaid.mermaidAPI.getDiagramFromText(fs.readFileSync(process.argv[2], "utf8"));
// Mermaid keeps #40; as ﬂ°°40¶ß until it draws.
const shown = (text) => String(text).replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
const nodes = [...diagram.db.getVertices().values()].map((node) => shown(node.text));
const edges = diagram.db.getEdges().map((edge) => [edge.start, shown(edge.text), edge.end, edge.stroke]);
process.stdout.write(JSON.stringify({ nodes, edges }));
