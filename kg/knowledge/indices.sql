CREATE INDEX entry_wikidata ON entry (wikidata) WHERE wikidata > 0;
CREATE INDEX post_country ON post (country, role);
CREATE INDEX tenure_post ON tenure (post);
