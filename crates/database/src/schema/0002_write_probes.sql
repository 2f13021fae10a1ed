create table write_probes (
    -- Always empty: readiness writes here, to see whether a write goes through, and takes it back at once.
    number serial,
    filling text not null
);
