-- 政图的库，第 2 版。第一部分是图谱，给人和别的程序读；第二部分是各文件自己说的，合并由它算出；第三部分是建库的账。
-- 起止位置从 0 数起，是文件原文的字符；JSON 一列里的值与 graph.json 相同。

CREATE TABLE about (           -- 库本身：照办了的更正的指纹；是不是由 graph.json 读来的
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- 一、图谱

CREATE TABLE documents (       -- 读过的文件
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,     -- 在文件夹里的名字，与 evidence 里的文件相同
  title TEXT NOT NULL,
  attributes TEXT NOT NULL,    -- JSON：文种、日期、字数、所在文件、要留意的……
  file TEXT NOT NULL,          -- 磁盘上哪个文件里读来的（文件夹内的名字）
  hash TEXT NOT NULL           -- 内容的指纹；没有变就不再抽取
);
CREATE INDEX documents_file ON documents (file);

CREATE TABLE entities (        -- 点
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  attributes TEXT NOT NULL DEFAULT '{}', -- JSON；merged_by 是各文件里的合成一个的理由
  derived INTEGER NOT NULL DEFAULT 0,    -- 1：没有哪句话说到，是推得的
  documents INTEGER NOT NULL DEFAULT 0   -- 多少份文件说到
);
CREATE INDEX entities_type ON entities (type, name);
CREATE INDEX entities_name ON entities (name);

CREATE TABLE aliases (         -- 点的其他名称
  entity INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (entity, name)
) WITHOUT ROWID;
CREATE INDEX aliases_name ON aliases (name);

CREATE TABLE relations (       -- 边
  key INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,     -- entities.key
  target INTEGER NOT NULL,
  type TEXT NOT NULL,
  apart TEXT NOT NULL,         -- 两点之间同类的边凭什么分成几条（职务、是否卸任）
  attributes TEXT NOT NULL DEFAULT '{}',
  derived INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, target, type, apart)
);
CREATE INDEX relations_target ON relations (target);
CREATE INDEX relations_type ON relations (type);

CREATE TABLE passages (        -- 引到的原文，一处写一次
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,   -- documents.key
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  page INTEGER,                -- 从 1 数起；没有页的格式为空
  text TEXT NOT NULL           -- 原文
);
CREATE INDEX passages_document ON passages (document);

CREATE TABLE proofs (          -- 哪个点、哪条边以它为依据
  key INTEGER PRIMARY KEY,
  passage INTEGER NOT NULL,    -- passages.key
  thing INTEGER,               -- things.key：这是一个点的依据
  statement INTEGER,           -- statements.key：这是一条边的依据
  rule TEXT NOT NULL
);
CREATE INDEX proofs_passage ON proofs (passage);
CREATE INDEX proofs_thing ON proofs (thing) WHERE thing IS NOT NULL;
CREATE INDEX proofs_statement ON proofs (statement) WHERE statement IS NOT NULL;

CREATE VIEW evidence AS        -- 依据：点和边各在哪份文件的哪里说到
  SELECT f.key, p.document, f.thing, f.statement, p.start, p.end, p.page, f.rule, p.text, p.key AS passage
  FROM proofs f JOIN passages p ON p.key = f.passage;

-- 边的原句，按两个字一组建的全文索引；rowid 是 passages.key
CREATE VIRTUAL TABLE search USING fts5 (text, content = '', tokenize = 'ascii');
INSERT INTO search (search, rank) VALUES ('hashsize', 16000000); -- 字节：攒这么多再写

CREATE VIEW entity_evidence AS -- 点的依据，直接可读
  SELECT e.id AS entity, e.type, e.name, d.id AS document, p.start, p.end, p.page, p.rule, p.text
  FROM evidence p JOIN things t ON t.key = p.thing JOIN entities e ON e.key = t.entity JOIN documents d ON d.key = p.document;

CREATE VIEW relation_evidence AS -- 边的依据，直接可读
  SELECT s.id AS source, s.name AS source_name, r.type, o.id AS target, o.name AS target_name,
         d.id AS document, p.start, p.end, p.page, p.rule, p.text, r.key AS relation
  FROM evidence p JOIN statements t ON t.key = p.statement JOIN relations r ON r.key = t.relation
       JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target JOIN documents d ON d.key = p.document;

CREATE VIEW targets AS         -- 目标：主体、年份、内容，每个指标一行；只有文字的目标一行
  SELECT s.id AS subject, s.name AS subject_name, s.type AS subject_type, json_extract(s.attributes, '$.code') AS code,
         o.id AS target, json_extract(o.attributes, '$.year') AS year, json_extract(o.attributes, '$.text') AS text,
         json_extract(i.value, '$.name') AS indicator, json_extract(i.value, '$.comparator') AS comparator,
         json_extract(i.value, '$.value') AS value, r.key AS relation
  FROM relations r JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target
       LEFT JOIN json_each(o.attributes, '$.indicators') i
  WHERE r.type = 'has_target';

CREATE VIEW facts AS           -- 已经达到的数：主体、指标、时间、数值、变化
  SELECT s.id AS subject, s.name AS subject_name, s.type AS subject_type, json_extract(s.attributes, '$.code') AS code,
         o.id AS indicator_id, o.name AS indicator, json_extract(o.attributes, '$.year') AS year,
         json_extract(o.attributes, '$.time') AS time, json_extract(o.attributes, '$.comparator') AS comparator,
         json_extract(o.attributes, '$.value') AS value, json_extract(o.attributes, '$.change') AS change, r.key AS relation
  FROM relations r JOIN entities s ON s.key = r.source JOIN entities o ON o.key = r.target
  WHERE r.type = 'has_indicator';

-- 二、各文件自己说的

CREATE TABLE things (          -- 一份文件里的一样东西
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  id TEXT NOT NULL,            -- 在那份文件里的编号
  type TEXT NOT NULL,
  base TEXT NOT NULL,          -- 单凭那份文件，它在图谱里的编号
  entity INTEGER,              -- entities.key
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,       -- JSON
  attributes TEXT NOT NULL,    -- JSON
  keys TEXT NOT NULL,          -- JSON：人物凭什么与别的文件里的同名者合成一个
  own INTEGER NOT NULL,        -- 1：就是读的那份文件
  read INTEGER NOT NULL,       -- 1：有它自己的标题
  proved INTEGER NOT NULL      -- 1：有一句话说到它
);
CREATE INDEX things_document ON things (document);
CREATE INDEX things_entity ON things (entity);
CREATE INDEX things_person ON things (base) WHERE type = 'person';

CREATE TABLE corrected (       -- 更正可能说到的东西，在更正以前属于哪个点
  thing INTEGER PRIMARY KEY,   -- things.key
  id TEXT NOT NULL
);

CREATE TABLE numbers (         -- 文件的发文字号，引用时写明的也在内
  number TEXT NOT NULL,
  thing INTEGER NOT NULL,
  PRIMARY KEY (number, thing)
) WITHOUT ROWID;
CREATE INDEX numbers_thing ON numbers (thing);

CREATE TABLE statements (      -- 一份文件里的一条关系
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  type TEXT NOT NULL,
  head INTEGER NOT NULL,       -- things.key
  tail INTEGER NOT NULL,
  apart TEXT NOT NULL,
  relation INTEGER,            -- relations.key
  attributes TEXT NOT NULL,
  derived INTEGER NOT NULL
);
CREATE INDEX statements_document ON statements (document);
CREATE INDEX statements_relation ON statements (relation);
CREATE INDEX statements_head ON statements (head);
CREATE INDEX statements_tail ON statements (tail);

-- 三、建库的账

CREATE TABLE files (           -- 读过的文件，没有变就不再读
  id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  documents INTEGER NOT NULL   -- 里面有几份
) WITHOUT ROWID;

CREATE TABLE failures (        -- 读不进来的
  file TEXT NOT NULL,
  name TEXT NOT NULL,          -- 说给用户听的名字
  reason TEXT NOT NULL,
  cure TEXT NOT NULL
);

CREATE TABLE pending (         -- 已经抽取、还没有合并进图谱的；建库被打断，下次从这里接着做
  document TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  hash TEXT NOT NULL,
  body BLOB NOT NULL
);
CREATE TABLE pending_files (   -- 已经整个读完的文件
  id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  documents TEXT NOT NULL,     -- JSON：里面各份文件的名字
  failures TEXT NOT NULL       -- JSON
) WITHOUT ROWID;
