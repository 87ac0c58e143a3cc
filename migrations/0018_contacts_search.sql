-- Trigrams find parts of words and of numbers, in any script.
CREATE VIRTUAL TABLE contacts_search USING fts5(
  name, phone, content = 'contacts', content_rowid = 'id', tokenize = 'trigram'
);
--> statement-breakpoint
CREATE TRIGGER contacts_search_inserted AFTER INSERT ON contacts BEGIN
  INSERT INTO contacts_search (rowid, name, phone) VALUES (NEW.id, NEW.name, NEW.phone);
END;
--> statement-breakpoint
CREATE TRIGGER contacts_search_removed AFTER DELETE ON contacts BEGIN
  INSERT INTO contacts_search (contacts_search, rowid, name, phone)
  VALUES ('delete', OLD.id, OLD.name, OLD.phone);
END;
--> statement-breakpoint
CREATE TRIGGER contacts_search_renamed AFTER UPDATE OF name, phone ON contacts
WHEN OLD.name IS NOT NEW.name OR OLD.phone IS NOT NEW.phone BEGIN
  INSERT INTO contacts_search (contacts_search, rowid, name, phone)
  VALUES ('delete', OLD.id, OLD.name, OLD.phone);
  INSERT INTO contacts_search (rowid, name, phone) VALUES (NEW.id, NEW.name, NEW.phone);
END;
