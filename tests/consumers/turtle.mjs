// A .ttl read by N3.js: the number of its triples.
import fs from "node:fs";
import { Parser, Store } from "n3";

const store = new Store(new Parser().parse(fs.readFileSync(process.argv[2], "utf8")));
process.stdout.write(JSON.stringify(store.size));
