// A script parsed with Neo4j's own grammar: what is wrong with it, as JSON.
import fs from "node:fs";
import * as support from "@neo4j-cypher/language-support";

const found = support.lintCypherQuery(fs.readFileSync(process.argv[2], "utf8"), {});
const wrong = (found.diagnostics ?? found).filter((one) => one.severity === 1);
process.stdout.write(JSON.stringify(wrong.map((one) => one.message)));
