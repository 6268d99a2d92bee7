-- The compiled knowledge base, read only. Rows lie in the order of their keys, so that two runs give the same bytes.
-- entry.no counts the identifiers in their order (so that an identifier is found by halving); it names the entry in the other tables.
-- names = kind letter + text, divided by "|" (l label, a alias, b abbreviation, o official, f former, n local, v variant).
-- days = YYYYMMDD, 00 for what is unknown, 0 for nothing. country = alpha-3. wikidata = number without Q (0: none, NULL: that of the id wd:Q…). lat, lon in 1/10,000 degree.
CREATE TABLE sort (no INTEGER PRIMARY KEY, kind TEXT NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE entry (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL, sort INTEGER NOT NULL, names TEXT NOT NULL, country TEXT, countries TEXT, wikidata INTEGER,
  lat INTEGER, lon INTEGER, population INTEGER, started INTEGER, ended INTEGER, prominence INTEGER NOT NULL, extra TEXT
);
-- strict: the exact letters that a short name must show (US, Van), or "^" where the word must have a capital (NATO, PACE).
CREATE TABLE name (key TEXT NOT NULL, entry INTEGER NOT NULL, rank INTEGER NOT NULL, strict TEXT, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE surname (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE skeleton (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE first_name (key TEXT PRIMARY KEY, bearers INTEGER NOT NULL, male INTEGER NOT NULL, female INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE title (no INTEGER PRIMARY KEY, text TEXT NOT NULL, role TEXT NOT NULL, wikidata TEXT NOT NULL);
CREATE TABLE post (no INTEGER PRIMARY KEY, country TEXT NOT NULL, role TEXT NOT NULL, title TEXT NOT NULL, as_of TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE tenure (
  person INTEGER NOT NULL, post INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL,
  PRIMARY KEY (person, post, started, ended)
) WITHOUT ROWID;
CREATE TABLE demonym (word TEXT NOT NULL, country TEXT NOT NULL, form TEXT NOT NULL, entry TEXT NOT NULL);
CREATE TABLE metonym (
  name TEXT NOT NULL, country TEXT NOT NULL, function TEXT NOT NULL, kind TEXT NOT NULL, organizations TEXT NOT NULL,
  place_wikidata TEXT NOT NULL, government_wikidata TEXT NOT NULL
);
-- countries: alpha-3 codes divided by spaces, all with the same status and dates.
CREATE TABLE membership (
  organization TEXT NOT NULL, status TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, as_of TEXT NOT NULL,
  source TEXT NOT NULL, countries TEXT NOT NULL
);
CREATE TABLE body_pattern (pattern TEXT NOT NULL, type TEXT NOT NULL, sector TEXT NOT NULL, function TEXT NOT NULL);
CREATE TABLE role_term (key TEXT PRIMARY KEY, term TEXT NOT NULL, sector TEXT NOT NULL, code TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE phrase (text TEXT NOT NULL, label TEXT NOT NULL, entry INTEGER NOT NULL);
CREATE TABLE ambiguous (word TEXT PRIMARY KEY) WITHOUT ROWID;
