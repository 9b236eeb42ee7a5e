"""What leads from each version of the schema to the next; written once and left as it is."""

# Sentences stood in one table, once for each thing and statement that rests on them.
SENTENCES_ONCE = """
CREATE TABLE passages (
  key INTEGER PRIMARY KEY, document INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL
);
CREATE TABLE proofs (
  key INTEGER PRIMARY KEY, passage INTEGER NOT NULL, thing INTEGER, statement INTEGER, rule TEXT NOT NULL
);
INSERT INTO passages SELECT key, document, start, end, page, text FROM evidence;
INSERT INTO proofs SELECT key, key, thing, statement, rule FROM evidence;
DROP VIEW entity_evidence;
DROP VIEW relation_evidence;
DROP TABLE evidence;
CREATE INDEX passages_document ON passages (document);
CREATE INDEX proofs_passage ON proofs (passage);
CREATE INDEX proofs_thing ON proofs (thing) WHERE thing IS NOT NULL;
CREATE INDEX proofs_statement ON proofs (statement) WHERE statement IS NOT NULL;
CREATE VIEW evidence AS
  SELECT f.key, p.document, f.thing, f.statement, p.start, p.end, p.page, f.rule, p.text, p.key AS passage
  FROM proofs f JOIN passages p ON p.key = f.passage;
CREATE VIEW entity_evidence AS
  SELECT e.id AS entity, e.type, e.name, d.id AS document, p.start, p.end, p.page, p.rule, p.text
  FROM evidence p JOIN things t ON t.key = p.thing JOIN entities e ON e.key = t.entity JOIN documents d ON d.key = p.document;

CREATE VIEW relation_evidence AS
  SELECT s.id AS source, s.name AS source_name, r.type, o.id AS target, o.name AS target_name,
         d.id AS document, p.start, p.end, p.page, p.rule, p.text, r.key AS relation
  FROM evidence p JOIN statements t ON t.key = p.statement JOIN relations r ON r.key = t.relation
       JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target JOIN documents d ON d.key = p.document;
"""

# The first leads from version 1 to 2. A store of version n needs those from n on.
MIGRATIONS = (SENTENCES_ONCE,)
