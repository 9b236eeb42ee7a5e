// A .gexf or .graphml read by graphology: its nodes and edges as JSON.
import fs from "node:fs";
import graphology from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const file = process.argv[2];
const reader = file.endsWith(".gexf") ? gexf : graphml;
const graph = reader.parse(graphology.MultiDirectedGraph, fs.readFileSync(file, "utf8"));
process.stdout.write(JSON.stringify(graph.export()));
