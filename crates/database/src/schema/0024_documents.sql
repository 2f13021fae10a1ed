create table doctor_documents (
    -- What a doctor shows the clinic that looks at their application. The file is among the media, under the id.
    id id primary key,
    doctor_id id not null references doctors (id),
    kind varchar(20) not null,
    file_name varchar(200) not null,
    media_type varchar(40) not null,
    size_bytes bigint not null,
    added_by id not null references accounts (id),
    added_at instant not null
);

create index doctor_documents_of_doctor on doctor_documents (doctor_id, added_at);
