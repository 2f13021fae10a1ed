-- Why the clinic's people gave a time that was taken already, in a lane beyond those the doctor has; nothing otherwise.
alter table appointments add column overbook_reason text;
