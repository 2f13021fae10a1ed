//! The statements of a booking and nothing else, by the database's own tool: `sqlite3`, `pgbench` and `mariadb`.

pub mod mariadb;

use std::{
    fmt::Write as _,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use crate::{
    Outcome,
    installation::{Engine, Installation},
};

/// Bookings of a tool that does not count by itself.
const WRITTEN_OUT: usize = 20_000;
const CLIENTS: usize = 16;

/// Bookings a second.
pub struct Bare {
    pub held: f64,
    pub confirmed: f64,
    pub told: f64,
}

/// How far a booking goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Until {
    Held,
    Confirmed,
    /// The letter that follows from the confirmation is kept.
    Told,
}

/// On the installation's own database, which nobody else uses meanwhile.
pub fn of(installation: &Installation, engine: &Engine) -> Outcome<Bare> {
    if let Engine::Postgres(url) = engine {
        psql(url, PEOPLE)?;
    }
    let file = installation.folder.path().join("doctorly.db");
    let until = |until| match engine {
        Engine::Sqlite => sqlite(&file, until),
        Engine::Postgres(url) => pgbench(url, until),
        Engine::MariaDb(url) => mariadb::bookings(url, until),
    };
    Ok(Bare { held: until(Until::Held)?, confirmed: until(Until::Confirmed)?, told: until(Until::Told)? })
}

const COLUMNS: &str = "id, clinic_id, doctor_id, patient_id, account_id, service_id, department_id, status, \
    starts_at, ends_at, claimed_from, claimed_until, lane, sitting_id, position, mode, reason, hold_expires_at, \
    hold_extended, hold_place, fee, tax_rate_bp, tax, total, currency, pay_at_desk, created_by, cancelled_by, \
    cancel_reason, sequence, created_at, updated_at, version, overbook_reason, arrived_at, begun_at, kept_fee";

const CLAIM: &str = "on conflict (resource_id, utc_day, lane) do update set \
    w0 = day_sheets.w0 | excluded.w0, w1 = day_sheets.w1 | excluded.w1, w2 = day_sheets.w2 | excluded.w2, \
    w3 = day_sheets.w3 | excluded.w3, w4 = day_sheets.w4 | excluded.w4, w5 = day_sheets.w5 | excluded.w5 \
    where (day_sheets.w0 & excluded.w0) = 0 and (day_sheets.w1 & excluded.w1) = 0 \
    and (day_sheets.w2 & excluded.w2) = 0 and (day_sheets.w3 & excluded.w3) = 0 \
    and (day_sheets.w4 & excluded.w4) = 0 and (day_sheets.w5 & excluded.w5) = 0";

/// The values that are the same in every booking stand as they are; what differs are parameters in `{}`.
fn booking(of: &Booking<'_>, until: Until) -> String {
    let Booking { begin, id, clinic, doctor, patient, audit, audit_of_confirm, day, words, no, any, letter } =
        of;
    let mut sql = format!(
        "{begin};\n\
        insert into appointments ({COLUMNS}) values ({id}, {clinic}, {doctor}, {patient}, null, null, null, 'held', \
        1800000000000000, 1800000900000000, 1800000000000000, 1800000900000000, 0, null, 1, 'in_person', '', \
        1790000000000000, {no}, null, 150000, 1000, 15000, 165000, 'PKR', {no}, null, null, null, 0, \
        1790000000000000, 1790000000000000, 1, null, null, null, null);\n\
        select id from patients where id = {patient} and removed_at is null{any};\n\
        insert into patient_links (patient_id, clinic_id, doctor_id) values ({patient}, {clinic}, {doctor}) \
        on conflict do nothing;\n\
        insert into audit (id, at, actor_account_id, actor_kind, action, subject, clinic_id, patient_id, detail, \
        request_id) values ({audit}, 1790000000000000, null, 'staff', 'appointment.hold', \
        'apt_01kbrh4ckqes7bq4vq6qf0z2mx', {clinic}, {patient}, '{{\"doctor\":\"doc_01kbrh4ckqes7bq4vq6qf0z2mx\",\
        \"starts_at\":1800000000000000,\"total\":165000}}', '0192f3a1b2c3d4e5f60718293a4b5c6d');\n\
        insert into outbox (kind, aggregate, payload, happened_at, process) values \
        ('appointment_held', 'apt_01kbrh4ckqes7bq4vq6qf0z2mx', '{{\"kind\":\"appointment_held\",\"appointment_id\":\
        \"apt_01kbrh4ckqes7bq4vq6qf0z2mx\"}}', 1790000000000000, 'a1b2c3d4e5f60718'), \
        ('times_changed', 'doc_01kbrh4ckqes7bq4vq6qf0z2mx', '{{\"kind\":\"times_changed\",\"doctor_id\":\
        \"doc_01kbrh4ckqes7bq4vq6qf0z2mx\"}}', 1790000000000000, 'a1b2c3d4e5f60718');\n\
        insert into day_sheets (resource_id, utc_day, lane, w0, w1, w2, w3, w4, w5) \
        select {doctor}, {day}, 0, {words} where exists (select 1 from doctors where id = {doctor} and \
        schedule_version >= 1) union all select {patient}, {day}, 0, {words} where exists (select 1 from doctors \
        where id = {doctor} and schedule_version >= 1) {CLAIM};\n\
        commit;\n"
    );
    if until >= Until::Confirmed {
        let _ = write!(
            sql,
            "select {COLUMNS} from appointments where id = {id};\n\
            {begin};\n\
            update appointments set updated_at = 1790000000000000, version = version + 1, status = 'confirmed', \
            hold_place = null, hold_expires_at = null, sequence = sequence + 1 where id = {id} and status = 'held' \
            and hold_expires_at > 1;\n\
            insert into audit (id, at, actor_account_id, actor_kind, action, subject, clinic_id, patient_id, detail, \
            request_id) values ({audit_of_confirm}, 1790000000000000, null, 'patient', 'appointment.confirm', \
            'apt_01kbrh4ckqes7bq4vq6qf0z2mx', {clinic}, {patient}, '{{}}', '0192f3a1b2c3d4e5f60718293a4b5c6d');\n\
            insert into outbox (kind, aggregate, payload, happened_at, process) values \
            ('appointment_confirmed', 'apt_01kbrh4ckqes7bq4vq6qf0z2mx', '{{\"kind\":\"appointment_confirmed\",\
            \"appointment_id\":\"apt_01kbrh4ckqes7bq4vq6qf0z2mx\"}}', 1790000000000000, 'a1b2c3d4e5f60718'){}\n\
            commit;\n",
            letter.fact_is_noted
        );
    }
    if until == Until::Told {
        let Letter { id: letter_id, key, fact, .. } = letter;
        let (text, html) = ("x".repeat(700), "x".repeat(2000));
        let _ = write!(
            sql,
            "select status, sequence from appointments where id = {id};\n\
            {begin};\n\
            insert into jobs (id, kind, payload, dedup_key, run_at, attempts, leased_until, state, created_at) \
            values ({letter_id}, 'mail', '{{\"kind\":\"mail\",\"letter\":\"appointment_confirmed\",\"about\":\
            \"apt_01kbrh4ckqes7bq4vq6qf0z2mx/1\"}}', {key}, 1790000000000000, 0, 0, 'waiting', 1790000000000000) \
            on conflict (dedup_key) do nothing;\n\
            update outbox set batch = 1 where number = {fact};\n\
            commit;\n\
            update jobs set leased_until = 1790000060000000, attempts = 1 where id = {letter_id} and state = 'waiting';\n\
            select {COLUMNS} from appointments where id = {id};\n\
            select * from patients where id = {patient};\n\
            insert into mails (id, dedup_key, recipient, subject, text, html, calendar, calendar_method, sent_at) \
            values ({letter_id}, {key}, 'patient-1@bench.example', 'Your appointment is confirmed', '{text}', '{html}', \
            '{text}', 'REQUEST', 1790000000000000) on conflict (dedup_key) do nothing;\n\
            update jobs set state = 'done', finished_at = 1790000000000000 where id = {letter_id};\n"
        );
    }
    sql
}

/// How a tool writes what differs.
struct Booking<'a> {
    begin: &'a str,
    id: &'a str,
    clinic: &'a str,
    doctor: &'a str,
    patient: &'a str,
    audit: &'a str,
    audit_of_confirm: &'a str,
    day: &'a str,
    words: &'a str,
    no: &'a str,
    /// Locks the patient's row where the engine does so.
    any: &'a str,
    letter: Letter<'a>,
}

/// The letter that follows from a confirmation.
struct Letter<'a> {
    id: &'a str,
    key: &'a str,
    /// What ends the statement that adds the fact to the outbox, so that `fact` is its number.
    fact_is_noted: &'a str,
    fact: &'a str,
}

/// `sqlite3` reads the statements from a file, each with its values written out: it has no other way.
fn sqlite(file: &Path, until: Until) -> Outcome<f64> {
    let ask = |sql: &str| -> Outcome<Vec<String>> {
        let output = Command::new("sqlite3").arg(file).arg(sql).output()?;
        Ok(String::from_utf8(output.stdout)?.lines().map(str::to_owned).collect())
    };
    let doctors = ask("select quote(id) || ',' || quote(clinic_id) from doctors limit 256")?;
    let patients = ask("select quote(id) from patients limit 256")?;
    let mut script =
        String::from("pragma journal_mode = wal;\npragma synchronous = full;\npragma foreign_keys = on;\n");
    let pairs: Vec<_> = doctors.iter().zip(&patients).collect();
    for number in 0..WRITTEN_OUT {
        let (doctor, patient) = pairs[number % pairs.len()];
        let written = WrittenOut {
            begin: "begin immediate",
            row: "last_insert_rowid()",
            number,
            place: number / pairs.len(),
            doctor,
            patient,
        };
        script.push_str(&written.booking(until)?);
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bookings.sql");
    std::fs::write(&path, script)?;
    let begun = Instant::now();
    let output = Command::new("sqlite3")
        .arg("-bail")
        .arg(file)
        .stdin(std::fs::File::open(&path)?)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()?;
    if !output.status.success() {
        return Err(format!("sqlite3: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(WRITTEN_OUT as f64 / begun.elapsed().as_secs_f64())
}

/// A booking for tools that know no parameters.
struct WrittenOut<'a> {
    begin: &'a str,
    /// The number of the row that was inserted last.
    row: &'a str,
    /// Of this booking among all.
    number: usize,
    /// Which free time of the doctor and of the patient it takes.
    place: usize,
    /// The ids of a doctor and, after a comma, of the clinic, as the engine writes them.
    doctor: &'a str,
    patient: &'a str,
}

impl WrittenOut<'_> {
    fn booking(&self, until: Until) -> Outcome<String> {
        let (number, place, round) = (self.number, self.place, until as u32);
        let (doctor, clinic) = self.doctor.split_once(',').ok_or("no doctor")?;
        let id = |kind: u32| format!("x'0192f3a1b2c3{:04x}8{round:03x}{number:012x}'", 0x7000 + kind);
        let mut words = [0_u64; 6];
        words[place / 15 % 6] = 7 << (place % 15 * 3);
        let of = Booking {
            begin: self.begin,
            id: &id(1),
            clinic,
            doctor,
            patient: self.patient,
            audit: &id(2),
            audit_of_confirm: &id(3),
            day: &(30_000 + round as usize * 1_000 + place / 90).to_string(),
            words: &words.map(|word| word.to_string()).join(", "),
            no: "0",
            any: "",
            letter: Letter {
                id: &id(4),
                key: &format!("'mail/{number}/{round}'"),
                fact_is_noted: ";",
                fact: self.row,
            },
        };
        Ok(booking(&of, until))
    }
}

/// Doctors and patients whose ids a script can compute, made after the likeness of those that are there.
const PEOPLE: &str = "
    insert into clinics select (jsonb_populate_record(null::clinics, to_jsonb(one) || jsonb_build_object(
        'id', '00000000-0000-7000-8000-000000000001'))).* from (select * from clinics order by id limit 1) one;
    insert into doctors select (jsonb_populate_record(null::doctors, to_jsonb(one) || jsonb_build_object(
        'registration_number', 'B' || n, 'id', '00000000-0000-7000-8000-' || lpad(n::text, 12, '0')))).*
        from (select * from doctors where account_id is null order by id limit 1) one, generate_series(1, 512) n;
    insert into patients select (jsonb_populate_record(null::patients, to_jsonb(one) || jsonb_build_object(
        'self_of', null, 'id', '00000000-0000-7000-8000-' || lpad(n::text, 12, '0')))).*
        from (select * from patients order by id desc limit 1) one, generate_series(1, 512) n;
    vacuum analyze";

fn pgbench(url: &str, until: Until) -> Outcome<f64> {
    let person =
        |number: &str| format!("('00000000-0000-7000-8000-' || lpad({number}::text, 12, '0'))::uuid");
    let unique = |kind: u8| {
        format!(
            "('0192f3a1-b2c3-70{kind:02x}-8' || lpad(:client_id::text, 3, '0') || '-' || lpad(:number::text, 12, '0'))::uuid"
        )
    };
    let round = 4 * until as u8;
    let mut script = String::from(
        "\\set number random(1, 999999999999)\n\\set doctor random(1, 512)\n\\set patient random(1, 512)\n\\set day random(30000, 30200)\n\\set word random(0, 5)\n\\set tick random(0, 14)\n",
    );
    for word in 0..6 {
        let _ = writeln!(script, "\\set w{word} case when :word = {word} then 7 << (:tick * 3) else 0 end");
    }
    script.push_str(&booking(
        &Booking {
            begin: "begin",
            id: &unique(1 + round),
            clinic: "'00000000-0000-7000-8000-000000000001'::uuid",
            doctor: &person(":doctor"),
            patient: &person(":patient"),
            audit: &unique(2 + round),
            audit_of_confirm: &unique(3 + round),
            day: ":day::integer",
            words: ":w0::bigint, :w1::bigint, :w2::bigint, :w3::bigint, :w4::bigint, :w5::bigint",
            no: "false",
            any: " for share",
            letter: Letter {
                id: &unique(4 + round),
                key: &format!("'mail/' || {}", unique(4 + round)),
                fact_is_noted: " returning number as fact \\gset",
                fact: ":fact",
            },
        },
        until,
    ));
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("booking.sql");
    std::fs::write(&path, script)?;
    let output = Command::new("pgbench")
        .args(["-n", "-M", "prepared", "-c", &CLIENTS.to_string(), "-j", "1", "-T", "8", "-f"])
        .arg(&path)
        .arg(url)
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let tps = text.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    tps.ok_or_else(|| format!("pgbench: {text}{}", String::from_utf8_lossy(&output.stderr)).into())
}

fn psql(url: &str, sql: &str) -> Outcome<()> {
    for statement in sql.split(';').filter(|statement| !statement.trim().is_empty()) {
        let output =
            Command::new("psql").args(["-q", "-v", "ON_ERROR_STOP=1", "-c", statement, url]).output()?;
        if !output.status.success() {
            return Err(format!("psql: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
    }
    Ok(())
}

/// A new database on the server; gives its URL.
pub fn fresh_database(server: &str) -> Outcome<String> {
    let name = format!("bench_{}", std::process::id());
    psql(server, &format!("drop database if exists {name}"))?;
    psql(server, &format!("create database {name}"))?;
    let (start, _) = server.rsplit_once('/').ok_or("the server's URL names no database")?;
    Ok(format!("{start}/{name}"))
}
