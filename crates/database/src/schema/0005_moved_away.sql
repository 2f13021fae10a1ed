create table moved_away (
    -- Empty, unless everything here was moved to another database: then since when. Nothing is written here any more.
    moved_at instant primary key
);
