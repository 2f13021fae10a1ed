// The calendar's grid: drawn from the data of the page, kept up with what others do, and worked in by mouse or keyboard.
// Without it the page is a list.
"use strict";

(() => {
  // Rows of the grid in pixels, as people like them.
  const ROWS = { roomy: 28, compact: 20 };
  // Minutes by which a visit is made longer or shorter.
  const TICK = 5;

  let grid = null; // the widget
  let data = null; // what it is drawn from
  let undo = null; // the last change, as it can be taken back
  let last = null; // the visit that had the focus
  let dragging = false;
  let pressing = false; // something in the grid, which may become a drag

  const part = (id) => document.getElementById(id);
  const word = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.replace(`%${key}%`, value), data.words[name]);

  // Times are texts on the clinic's wall, `2026-11-23T10:30:00`; the browser's own zone plays no part.
  const wall = (text) => text.slice(0, 19);
  const asUtc = (text) => Date.parse(`${wall(text)}Z`);
  const shift = (text, minutes) => new Date(asUtc(text) + minutes * 60_000).toISOString().slice(0, 19);
  const minutesBetween = (from, until) => (asUtc(until) - asUtc(from)) / 60_000;
  const clock = (text) => data.hours[Number(text.slice(11, 13))].replace(":00", `:${text.slice(14, 16)}`);
  const spanOf = ({ starts_at, ends_at }) => word("time_span", { from: clock(starts_at), to: clock(ends_at) });

  // The instant of a time on the wall, by what the zone's offset is then.
  function instant(text) {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: data.calendar.time_zone, hourCycle: "h23",
      year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
    const ahead = (at) => {
      const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - at;
    };
    const at = asUtc(text);
    return new Date(at - ahead(at - ahead(at))).toISOString();
  }

  const visits = () => data.calendar.appointments;
  const isByRoom = () => data.view === "rooms";
  const visitOf = (id) => visits().find((visit) => visit.id === id);
  const doctorOf = (id) => data.calendar.doctors.find((doctor) => doctor.id === id);
  const isOpen = ({ status }) => status === "held" || status === "confirmed";
  const isToEnd = (visit) => isOpen(visit) || visit.status === "checked_in" || visit.status === "in_progress";
  const lengthOf = (visit) => minutesBetween(visit.starts_at, visit.ends_at);
  const serviceOf = (visit) => (visit.service ? visit.service.name : data.consultation);
  const partAt = (parts, text) => parts.find((it) => wall(it.starts_at) <= text && text < wall(it.ends_at));

  // What the grid shows

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function eventOf(visit) {
    return {
      id: visit.id,
      resourceIds: isByRoom() ? visit.resources.map(({ id }) => id) : [visit.doctor_id],
      start: wall(visit.starts_at),
      end: wall(visit.ends_at),
      title: visit.patient.name,
      classNames: ["visit", `visit-${visit.status}`],
      // What lies in a room's column is not dragged: another room would be no other time.
      startEditable: data.may.moves && !isByRoom() && isOpen(visit),
      // A month shows days, and no visit is one.
      durationEditable: data.view !== "month" && !isByRoom() && data.may.runs_desk && isToEnd(visit),
      extendedProps: { visit },
    };
  }

  // A time that a patient was offered and has not answered: nobody gets it, and nobody moves it.
  function keptOf(kept) {
    return {
      id: `kept-${kept.appointment_id}-${kept.starts_at}`,
      resourceIds: [kept.doctor_id],
      start: wall(kept.starts_at),
      end: wall(kept.ends_at),
      title: kept.patient.name,
      classNames: ["visit", "visit-kept"],
      startEditable: false,
      durationEditable: false,
      extendedProps: { kept },
    };
  }

  // What is not working time, holidays and leave, of each doctor and day.
  function closed(limits) {
    const parts = [];
    const add = (doctor, className, start, end, word) => {
      if (start >= end) return;
      const extendedProps = { doctor, word, span: spanOf({ starts_at: start, ends_at: end }) };
      parts.push({ id: `${className}-${doctor.id}-${start}`, resourceIds: [doctor.id], start, end, display: "background", classNames: [className], extendedProps });
    };
    for (const doctor of data.calendar.doctors) {
      for (const day of Object.keys(data.days)) {
        const [opens, closes] = limits.map((hour) => shift(`${day}T00:00:00`, hour * 60));
        let from = opens;
        for (const hours of doctor.hours.filter(({ starts_at }) => starts_at.startsWith(day))) {
          add(doctor, "closed", from, wall(hours.starts_at));
          from = wall(hours.ends_at) > from ? wall(hours.ends_at) : from;
        }
        add(doctor, "closed", from, closes);
        const holiday = data.calendar.holidays.find(({ first_date, last_date }) => first_date <= day && day <= last_date);
        if (holiday) add(doctor, "on-leave", opens, closes, data.words.on_holiday.replace("%name%", () => holiday.name));
        for (const leave of holiday ? [] : doctor.leave) {
          const [start, end] = [wall(leave.starts_at), wall(leave.ends_at)];
          add(doctor, "on-leave", start > opens ? start : opens, end < closes ? end : closes, data.words.on_leave);
        }
      }
    }
    return parts;
  }

  // What a month says besides visits: holidays, who is away, and the days on which nobody works.
  function monthNotes() {
    const { doctors, holidays } = data.calendar;
    const dayAfter = (day) => shift(`${day}T00:00:00`, 24 * 60).slice(0, 10);
    const note = (id, first, last, className, text) =>
      ({ id, start: first, end: dayAfter(last), allDay: true, title: text, startEditable: false, durationEditable: false, classNames: ["month-note", className], extendedProps: { note: { text, first, last } } });
    const notes = holidays.map(({ first_date, last_date, name }) =>
      note(`holiday-${first_date}-${name}`, first_date, last_date, "on-holiday", data.words.on_holiday.replace("%name%", () => name)));
    for (const doctor of doctors) {
      for (const { starts_at, ends_at } of doctor.leave) {
        // Leave until midnight ends the day before.
        const [first, last] = [wall(starts_at).slice(0, 10), shift(wall(ends_at), -1).slice(0, 10)];
        const text = doctors.length > 1 ? `${doctor.full_name}: ${data.words.on_leave}` : data.words.on_leave;
        const part = minutesBetween(starts_at, ends_at) < 23 * 60 ? `, ${spanOf({ starts_at, ends_at })}` : "";
        notes.push(note(`leave-${doctor.id}-${starts_at}`, first, last, "on-leave", text + part));
      }
    }
    const worked = new Set(doctors.flatMap(({ hours }) => hours.map(({ starts_at }) => starts_at.slice(0, 10))));
    for (const day of Object.keys(data.days).filter((day) => !worked.has(day))) {
      notes.push({ id: `closed-${day}`, start: day, end: dayAfter(day), allDay: true, display: "background", classNames: ["closed"] });
    }
    return notes;
  }

  // The first and the last hour that anybody works or comes.
  const limits = () => limitsOf(data);
  function limitsOf({ calendar }) {
    const worked = calendar.doctors.flatMap(({ hours }) => hours).concat(calendar.appointments, calendar.kept);
    if (worked.length === 0) return [8, 18];
    const hour = (text) => Number(text.slice(11, 13)) + Number(text.slice(14, 16)) / 60;
    const begins = Math.min(...worked.map(({ starts_at }) => hour(starts_at)));
    const ends = Math.max(...worked.map(({ starts_at, ends_at }) =>
      starts_at.slice(0, 10) === ends_at.slice(0, 10) ? hour(ends_at) : 24));
    return [Math.floor(begins), Math.max(Math.ceil(ends), Math.floor(begins) + 1)];
  }

  // Rows are as long as the shortest visit, so that its name can be read.
  function rowMinutes() {
    const lengths = data.calendar.doctors.flatMap(({ hours }) => hours.map(({ slot_minutes }) => slot_minutes));
    const shortest = Math.min(30, ...lengths);
    return [30, 20, 15, 10].find((minutes) => minutes <= shortest) ?? 10;
  }

  function content({ event, view }) {
    if (event.display === "background") return event.classNames.includes("on-leave") ? leaveOf(event) : "";
    const { visit, kept, note } = event.extendedProps;
    if (note) {
      const days = [...new Set([note.first, note.last])].map((day) => data.days[day]).filter(Boolean);
      return { domNodes: [element("bdi", "", note.text), element("span", "seen-by-readers", `, ${days.join(" – ")}`)] };
    }
    const name = element("strong", "", (visit ?? kept).patient.name);
    name.dir = "auto";
    if (kept) {
      const link = element("a", "visit-button");
      link.href = `/clinic/appointments/${kept.appointment_id}`;
      link.append(element("span", "visit-time", clock(kept.starts_at)), " ", name, element("span", "visit-about", ` ${data.words.kept}`));
      link.append(element("span", "seen-by-readers", `, ${doctorOf(kept.doctor_id)?.full_name ?? ""}, ${data.days[kept.starts_at.slice(0, 10)]}`));
      return { domNodes: [link] };
    }
    const about = [];
    if (visit.status !== "confirmed") about.push(data.statuses[visit.status]);
    if (visit.overbook_reason) about.push(data.words.over);
    about.push(serviceOf(visit));
    if (isByRoom()) about.push(doctorOf(visit.doctor_id)?.full_name ?? "");
    if (visit.mode === "video") about.push(data.words.video);
    const nodes = [element("span", "visit-time", clock(visit.starts_at)), " ", name];
    if (view.type !== "dayGridMonth") nodes.push(element("span", "visit-about", ` ${about.join(" · ")}`));
    // Whose it is and on which day is seen by where it stands.
    const more = [view.type === "dayGridMonth" ? data.statuses[visit.status] : doctorOf(visit.doctor_id)?.full_name];
    if (view.type !== "resourceTimeGridDay") more.push(data.days[visit.starts_at.slice(0, 10)]);
    nodes.push(element("span", "seen-by-readers", more.filter(Boolean).map((part) => `, ${part}`).join("")));
    const button = element("button", "visit-button");
    button.type = "button";
    button.dataset.visit = visit.id;
    button.append(...nodes);
    return { domNodes: [button] };
  }

  // Whose it is and how long is seen by where it stands.
  function leaveOf({ extendedProps: { doctor, span, word } }) {
    const said = element("span", "seen-by-readers", `: ${doctor.full_name}, ${span}`);
    return { domNodes: [element("span", "leave-word", word), said] };
  }

  // The widget says it is a table, which its parts are not: a group of buttons is what can be worked with.
  const ODD_ROLES = ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"].map((role) => `[role="${role}"]`).join();
  function describe(root) {
    for (const odd of root.querySelectorAll(ODD_ROLES)) {
      for (const name of ["role", "aria-colindex", "aria-colspan", "aria-rowcount", "aria-colcount"]) odd.removeAttribute(name);
    }
    // Closed time says nothing.
    for (const silent of root.querySelectorAll(".ec-bg-event.closed")) silent.setAttribute("aria-hidden", "true");
    const main = root.querySelector(".ec-main");
    if (main && !main.hasAttribute("tabindex")) {
      main.tabIndex = 0;
      main.setAttribute("role", "region");
      main.setAttribute("aria-labelledby", "calendar-title");
    }
  }

  function columnCount(doctor) {
    const count = visits().filter((visit) => visit.doctor_id === doctor.id).length;
    return data.counts[count] ?? String(count);
  }

  function doctorHead({ resource }) {
    const doctor = doctorOf(resource.id);
    if (!doctor) return resource.title;
    const name = element("span", "column-name", doctor.full_name);
    name.dir = "auto";
    const count = element("span", "column-count figures", columnCount(doctor));
    count.dataset.doctor = doctor.id;
    name.append(count);
    const nodes = [name];
    if (data.may.books && doctor.free.length > 0) {
      const book = element("a", "column-book", "+");
      book.href = bookAddress(doctor.id, null);
      book.setAttribute("aria-label", `${data.words.book}: ${doctor.full_name}`);
      nodes.push(book);
    }
    return { domNodes: nodes };
  }

  function hiddenDays() {
    if (data.view !== "work_week") return [];
    const worked = new Set(data.calendar.doctors.flatMap(({ hours }) => hours).concat(visits())
      .map(({ starts_at }) => new Date(asUtc(starts_at)).getUTCDay()));
    return worked.size === 0 ? [0, 6] : [0, 1, 2, 3, 4, 5, 6].filter((day) => !worked.has(day));
  }

  const VIEWS = { day: "resourceTimeGridDay", rooms: "resourceTimeGridDay", work_week: "timeGridWeek", week: "timeGridWeek", month: "dayGridMonth" };
  const isCompact = () => localStorage.getItem("calendar-density") === "compact";
  const rowHeight = () => (isCompact() ? ROWS.compact : ROWS.roomy);
  const dayOf = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

  function events([begins, ends]) {
    if (isByRoom()) return visits().filter(({ resources }) => resources.length > 0).map(eventOf);
    return [...(data.view === "month" ? monthNotes() : closed([begins, ends])), ...visits().map(eventOf), ...data.calendar.kept.map(keptOf)];
  }

  const columns = () =>
    isByRoom()
      ? data.calendar.resources.map(({ id, name }) => ({ id, title: name }))
      : data.calendar.doctors.map(({ id, full_name }) => ({ id, title: full_name }));

  function drawn() {
    const [begins, ends] = limits();
    return {
      events: events([begins, ends]),
      resources: columns(),
      slotMinTime: `${begins}:00`,
      slotMaxTime: `${ends}:00`,
    };
  }

  function draw() {
    const minutes = rowMinutes();
    const now = shift(new Date().toISOString(), offsetMinutes());
    const begins = now.startsWith(data.date) ? Math.max(0, Number(now.slice(11, 13)) - 1) : 0;
    const narrow = matchMedia("(max-width: 40rem)").matches;
    grid = EventCalendar.create(part("calendar-grid"), {
      ...drawn(),
      view: VIEWS[data.view],
      date: data.date,
      timeZone: data.offset,
      locale: data.language,
      firstDay: 1,
      hiddenDays: hiddenDays(),
      headerToolbar: { start: "", center: "", end: "" },
      height: "100%",
      allDaySlot: false,
      nowIndicator: true,
      columnWidth: data.view === "day" || isByRoom() ? (narrow ? "8.5rem" : columns().length > 6 ? "10rem" : undefined) : narrow ? "7.5rem" : undefined,
      slotDuration: { minutes },
      slotLabelInterval: { minutes: 60 },
      slotHeight: rowHeight(),
      snapDuration: { minutes: 5 },
      slotEventOverlap: false,
      scrollTime: `${begins}:00`,
      slotLabelFormat: (date) => data.hours[date.getHours()],
      dayHeaderFormat: (date) => data.days[dayOf(date)] ?? data.weekdays[(date.getDay() + 6) % 7],
      dayCellFormat: (date) => String(date.getDate()),
      dayMaxEvents: true,
      moreLinkContent: ({ num }) => word("more", { number: num }),
      editable: false,
      eventStartEditable: data.may.moves,
      eventDurationEditable: data.may.runs_desk,
      eventContent: content,
      resourceLabelContent: doctorHead,
      filterEventsWithResources: data.view === "day" || isByRoom(),
      eventDragStart: () => (dragging = true),
      // The press that ends a drag is no press on the visit.
      eventDragStop: () => setTimeout(() => (dragging = false), 50),
      dateClick: press,
      eventResizeStart: () => (dragging = true),
      eventResizeStop: () => setTimeout(() => (dragging = false), 50),
      eventDrop: drop,
      eventResize: stretch,
      views: { dayGridMonth: { dayHeaderFormat: (date) => data.weekdays[(date.getDay() + 6) % 7] } },
    });
    part("calendar").classList.add("has-grid");
    describe(part("calendar-grid"));
    new MutationObserver(() => part("calendar-grid") && describe(part("calendar-grid")))
      .observe(part("calendar-grid"), { childList: true, subtree: true });
  }

  // What a doctor's column is made of besides visits.
  const frame = ({ calendar: { doctors, holidays, kept } }) =>
    JSON.stringify([holidays, doctors.map(({ id, full_name, hours, leave }) => [id, full_name, hours, leave]), kept]);

  // Touches only what has changed, so that nobody loses the visit they are at.
  function redraw(before) {
    const isSame = frame(before) === frame(data) && limitsOf(before).join() === limits().join();
    if (!isSame) {
      for (const [option, value] of Object.entries(drawn())) grid.setOption(option, value);
      return;
    }
    const old = new Map(before.calendar.appointments.map((visit) => [visit.id, visit]));
    for (const visit of visits()) {
      const was = old.get(visit.id);
      old.delete(visit.id);
      if (!was) grid.addEvent(eventOf(visit));
      else if (JSON.stringify(was) !== JSON.stringify(visit)) grid.updateEvent(eventOf(visit));
    }
    for (const id of old.keys()) grid.removeEventById(id);
    for (const count of document.querySelectorAll(".column-count[data-doctor]")) {
      count.textContent = columnCount(doctorOf(count.dataset.doctor));
    }
  }

  const offsetMinutes = () => {
    const [hours, minutes] = data.offset.slice(1).split(":").map(Number);
    return (data.offset[0] === "-" ? -1 : 1) * (hours * 60 + minutes);
  };

  // What people do in it

  function bookAddress(doctor, at) {
    const query = new URLSearchParams({ doctor, date: at ? at.slice(0, 10) : data.date });
    if (at) query.set("at", instant(at));
    query.set("back", location.pathname + location.search);
    return `/clinic/book?${query}`;
  }

  // An empty time is pressed: book it, or say why it is closed.
  function press({ dateStr, date, resource, view }) {
    const at = dateStr ? wall(dateStr.replace(" ", "T")) : `${dayOf(date)}T${date.toTimeString().slice(0, 8)}`;
    if (view.type === "dayGridMonth") {
      const query = new URLSearchParams({ view: "day", date: at.slice(0, 10), doctor: data.calendar.doctors[0]?.id ?? "" });
      location.assign(`/clinic/calendar?${query}`);
      return;
    }
    const doctor = resource ? doctorOf(resource.id) : data.calendar.doctors[0];
    if (!doctor || !data.may.books) return;
    const free = partAt(doctor.free, at);
    if (free) {
      const steps = Math.floor(minutesBetween(free.starts_at, at) / free.slot_minutes);
      location.assign(bookAddress(doctor.id, shift(free.starts_at, steps * free.slot_minutes)));
      return;
    }
    explain(doctor, at);
  }

  // Why the time is closed, as whoever wants to book it would be told, and the place that opens it.
  async function explain(doctor, at) {
    let codes = [];
    try {
      const answer = await fetch(`/api/v1/doctors/${doctor.id}/availability/explain?at=${encodeURIComponent(instant(at))}`);
      if (answer.ok) codes = (await answer.json()).reasons.map(({ code }) => code);
    } catch {
      return say(data.words.failed);
    }
    // That a visit begins at another minute matters only where nothing else does.
    const code = codes.find((each) => each !== "not_on_grid") ?? codes[0];
    const { sentence, opened } = data.words.closed[code] ?? { sentence: data.words.not_open };
    if (!opened) return say(sentence, false);
    // Whoever cannot open it knows whom to ask.
    const mayOpen = opened.path.includes("%") ? data.may.opens : data.may.opens_clinic;
    if (!mayOpen) return say(`${sentence} ${data.words.ask_manager}`, false);
    return say(sentence, false, { label: opened.label, href: opened.path.replace("%", doctor.id) });
  }

  function drop({ event, delta, oldResource, newResource, revert }) {
    const visit = visitOf(event.id);
    const doctor = oldResource && newResource ? newResource.id : visit.doctor_id;
    const minutes = ((delta.days ?? 0) + (delta.weeks ?? 0) * 7) * 1440 + (delta.seconds ?? 0) / 60;
    const to = onGrid(doctor, shift(visit.starts_at, minutes));
    if (to === wall(visit.starts_at) && doctor === visit.doctor_id) return revert();
    return move(visit, to, { doctor, revert });
  }

  function stretch({ event, endDelta, revert }) {
    const visit = visitOf(event.id);
    const minutes = lengthOf(visit) + (endDelta.days ?? 0) * 1440 + (endDelta.seconds ?? 0) / 60;
    return resize(visit, Math.max(TICK, Math.round(minutes / TICK) * TICK), revert);
  }

  // The doctor's own place that is nearest; outside the hours, the server says why not.
  function onGrid(doctor, text) {
    const hours = partAt(doctorOf(doctor)?.hours ?? [], text);
    if (!hours) return text;
    const steps = Math.round(minutesBetween(hours.starts_at, text) / hours.slot_minutes);
    const at = shift(hours.starts_at, steps * hours.slot_minutes);
    return at < wall(hours.ends_at) ? at : shift(at, -hours.slot_minutes);
  }

  // The next earlier or later place of the doctor's grid of times.
  function beside(visit, direction) {
    const hours = partAt(doctorOf(visit.doctor_id)?.hours ?? [], wall(visit.starts_at));
    return shift(visit.starts_at, direction * (hours ? hours.slot_minutes : minutesBetween(visit.starts_at, visit.ends_at)));
  }

  // What was done is told once it is drawn: whoever goes on from there goes on from what the server has.

  async function move(visit, to, { doctor = visit.doctor_id, revert } = {}) {
    const isGiven = doctor !== visit.doctor_id;
    const placed = (at, whom) => ({ starts_at: instant(at), ...(isGiven && { doctor_id: whom }) });
    const back = [["move", placed(wall(visit.starts_at), visit.doctor_id)]];
    const done = await change(visit, "move", placed(to, doctor), revert);
    if (!done) return false;
    // At its new time it takes as long as visits do there.
    if (done.minutes !== lengthOf(visit)) back.push(["resize", { duration_minutes: lengthOf(visit) }]);
    const { name: patient } = visit.patient;
    await refresh();
    undo = { id: visit.id, version: done.version, back, sentence: ({ time }) => word("moved_back", { patient, time }) };
    say(word(isGiven ? "moved_to" : "moved", { patient, time: done.time, doctor: done.doctor }), true);
    return true;
  }

  async function resize(visit, minutes, revert) {
    const back = [["resize", { duration_minutes: lengthOf(visit) }]];
    const done = await change(visit, "resize", { duration_minutes: minutes }, revert);
    if (!done) return false;
    const { name: patient } = visit.patient;
    await refresh();
    undo = { id: visit.id, version: done.version, back, sentence: ({ length }) => word("resized", { patient, length }) };
    say(word("resized", { patient, length: done.length }), true);
    return true;
  }

  // Names the version that was looked at; refused, the visit is drawn where it was.
  async function change(visit, verb, fields, revert) {
    const done = await send(visit, verb, { ...fields, version: visit.version });
    if (!done.refused) return done;
    if (revert) revert();
    refuse(done.refused);
    return null;
  }

  // Names the version that the change made: what somebody else did after it is never undone.
  async function takeBack() {
    const { id, back, sentence } = undo;
    let done = { version: undo.version };
    undo = null;
    for (const [verb, fields] of back) {
      done = await send({ id }, verb, { ...fields, version: done.version });
      if (done.refused) break;
    }
    await refresh();
    say(done.refused ?? sentence(done));
    document.querySelector(`.visit-button[data-visit="${id}"]`)?.focus();
  }

  async function lead(visit, verb, fields = {}) {
    const done = await send(visit, verb, fields);
    if (done.refused) return refuse(done.refused);
    part("visit-dialog").close();
    await refresh();
    say(verb === "cancel" ? data.words.cancelled : word("led_on", { patient: visit.patient.name, status: done.status }));
    return true;
  }

  async function send({ id }, verb, fields) {
    try {
      const answer = await fetch(`/clinic/calendar/visits/${id}/${verb}`, {
        method: "POST", body: new URLSearchParams(fields), headers: { accept: "application/json" },
      });
      const said = await answer.json().catch(() => ({}));
      return answer.ok ? said : { refused: said.message ?? said.detail ?? data.words.failed };
    } catch {
      return { refused: data.words.failed };
    }
  }

  // A refusal is told where the person looks: in the dialog, or below the grid.
  function refuse(sentence) {
    const dialog = part("visit-dialog");
    if (!dialog.open) return say(sentence);
    part("visit-fault").hidden = false;
    part("visit-fault").lastElementChild.textContent = sentence;
  }

  function say(sentence, undoable = false, leads = null) {
    part("calendar-said").hidden = false;
    part("calendar-sentence").textContent = sentence;
    part("calendar-undo").hidden = !undoable;
    const opens = part("calendar-opens");
    opens.hidden = !leads;
    if (leads) [opens.href, opens.textContent] = [leads.href, leads.label];
    if (!undoable) undo = null;
  }

  // One visit

  function open(visit, from) {
    const dialog = part("visit-dialog");
    dialog.dataset.visit = visit.id;
    last = from?.dataset.visit ?? visit.id;
    const day = data.days[visit.starts_at.slice(0, 10)] ?? visit.starts_at.slice(0, 10);
    part("visit-name").textContent = visit.patient.name;
    part("visit-when").textContent = `${day}, ${spanOf(visit)}`;
    part("visit-status").textContent = data.statuses[visit.status];
    part("visit-status").className = `badge visit-badge visit-${visit.status}`;
    part("visit-what").textContent = [serviceOf(visit), doctorOf(visit.doctor_id)?.full_name].filter(Boolean).join(" · ");
    part("visit-reason").textContent = visit.reason;
    part("visit-over-reason").textContent = visit.overbook_reason ? `${data.words.over}: ${visit.overbook_reason}` : "";
    part("visit-fault").hidden = true;
    const now = shift(new Date().toISOString(), offsetMinutes());
    const isToday = now.slice(0, 10) === visit.starts_at.slice(0, 10);
    const { runs_desk, runs_visits, moves, cancels, books } = data.may;
    const shown = {
      check_in: runs_desk && isToday && visit.status === "confirmed",
      start: runs_visits && isToday && visit.status === "checked_in",
      complete: runs_visits && visit.status === "in_progress",
      no_show: runs_desk && visit.status === "confirmed" && wall(visit.starts_at) <= now,
      earlier: moves && isOpen(visit),
      later: moves && isOpen(visit),
      shorter: runs_desk && isToEnd(visit) && lengthOf(visit) > TICK,
      longer: runs_desk && isToEnd(visit),
    };
    for (const [what, isShown] of Object.entries(shown)) dialog.querySelector(`[data-do="${what}"]`).hidden = !isShown;
    part("visit-steps").hidden = !(shown.check_in || shown.start || shown.complete || shown.no_show);
    part("visit-moves").hidden = !shown.earlier;
    part("visit-lengths").hidden = !shown.longer;
    offerColleagues(visit);
    part("visit-reschedule").hidden = !books;
    part("visit-reschedule").href = `/clinic/appointments/${visit.id}/reschedule`;
    part("visit-over").hidden = !(books && wall(visit.starts_at) > now);
    part("visit-over").href = bookAddress(visit.doctor_id, wall(visit.starts_at));
    part("visit-open").href = `/clinic/appointments/${visit.id}`;
    part("visit-cancel").hidden = !(cancels && (isOpen(visit) || visit.status === "checked_in"));
    part("visit-cancel").open = false;
    part("visit-cancel-reason").value = "";
    if (!dialog.open) dialog.showModal();
    part("visit-name").focus();
  }

  // Whoever else it could be given to, as long as it is certain that it takes place.
  function offerColleagues(visit) {
    if (!part("visit-colleagues")) return;
    part("visit-colleagues").hidden = !(data.may.moves && visit.status === "confirmed");
    const choices = [...part("visit-doctor").options];
    for (const choice of choices) choice.disabled = choice.hidden = choice.value === visit.doctor_id;
    part("visit-doctor").value = choices.find(({ disabled }) => !disabled)?.value;
  }

  async function pressed(what) {
    const dialog = part("visit-dialog");
    const visit = visitOf(dialog.dataset.visit);
    if (what === "close" || !visit) return dialog.close();
    if (what === "earlier" || what === "later") {
      if (await move(visit, beside(visit, what === "later" ? 1 : -1))) {
        const moved = visitOf(visit.id);
        if (moved) open(moved);
        dialog.querySelector(`[data-do="${what}"]`).focus();
      }
      return;
    }
    if (what === "reassign") {
      if (await move(visit, wall(visit.starts_at), { doctor: part("visit-doctor").value })) dialog.close();
      return;
    }
    if (what === "shorter" || what === "longer") {
      if (await resize(visit, lengthOf(visit) + (what === "longer" ? TICK : -TICK))) {
        const resized = visitOf(visit.id);
        if (resized) open(resized);
        const button = dialog.querySelector(`[data-do="${what}"]`);
        (button.hidden ? dialog.querySelector('[data-do="longer"]') : button).focus();
      }
      return;
    }
    if (what === "cancel") {
      const reason = part("visit-cancel-reason");
      if (reason.reportValidity()) await lead(visit, "cancel", { reason: reason.value });
      return;
    }
    await lead(visit, what);
  }

  // Keeping up

  const live = keepUp({
    root: "calendar",
    address: () => {
      const query = new URLSearchParams({ after: data.calendar.last_event_id });
      if (data.calendar.doctors.length === 1) query.set("doctor", data.calendar.doctors[0].id);
      return `/clinic/calendar/news?${query}`;
    },
    // What is being done is not disturbed.
    isBusy: () => dragging || pressing,
    show,
    sentence: () => word("line_down", { time: clock(wall(data.calendar.now)) }),
    back: () => say(data.words.line_back),
  });
  const refresh = () => live.refresh();

  function show(fresh) {
    const before = data;
    data = JSON.parse(fresh.dataset.grid);
    const holder = document.activeElement?.dataset?.visit;
    part("calendar-agenda").replaceWith(fresh.querySelector("#calendar-agenda"));
    part("calendar-count").textContent = fresh.querySelector("#calendar-count").textContent;
    if (grid) redraw(before);
    const wanted = holder ?? (document.activeElement === document.body ? last : null);
    if (wanted) setTimeout(() => document.querySelector(`.visit-button[data-visit="${wanted}"]`)?.focus(), 0);
  }

  // Beginning and ending

  function begin() {
    const root = part("calendar");
    if (!root?.dataset.grid) return;
    data = JSON.parse(root.dataset.grid);
    if (data.view in VIEWS) {
      part("calendar-grid").hidden = false;
      part("calendar-foot").hidden = false;
      draw();
    }
    const density = part("calendar-density");
    if (grid) density.setAttribute("aria-pressed", String(isCompact()));
    else density.remove();
    for (const button of root.querySelectorAll("[data-script-only]")) button.hidden = false;
    live.listen();
  }

  function end() {
    live.close();
    if (grid) EventCalendar.destroy(grid);
    [grid, undo] = [null, null];
  }

  document.addEventListener("DOMContentLoaded", begin);
  document.addEventListener("htmx:beforeSwap", ({ detail }) => detail.target.id === "calendar" && end());
  document.addEventListener("htmx:afterSettle", () => part("calendar") && beginAnew());

  function beginAnew() {
    if (grid || live.isOpen()) return;
    begin();
  }

  document.addEventListener("click", (event) => {
    const { target } = event;
    if (!data || !(target instanceof Element)) return;
    const doing = target.closest("#visit-dialog [data-do]");
    const visit = target.closest(".visit-button");
    if (doing) pressed(doing.dataset.do);
    else if (visit) {
      if (dragging) event.preventDefault();
      else if (visitOf(visit.dataset.visit)) open(visitOf(visit.dataset.visit), visit);
    }
    else if (target.id === "visit-dialog") target.close();
    else if (target.closest("#calendar-undo")) takeBack();
    else if (target.closest("#calendar-dismiss")) {
      part("calendar-said").hidden = true;
      undo = null;
    } else if (target.closest("#calendar-density")) {
      localStorage.setItem("calendar-density", isCompact() ? "roomy" : "compact");
      part("calendar-density").setAttribute("aria-pressed", String(isCompact()));
      grid?.setOption("slotHeight", rowHeight());
    }
  });
  document.addEventListener("pointerdown", ({ target }) => (pressing = Boolean(target.closest?.("#calendar-grid"))));
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => (pressing = false));
  // Let go outside the window, which nobody tells.
  document.addEventListener("pointermove", ({ buttons }) => (pressing &&= buttons !== 0));
  document.addEventListener("change", ({ target }) => {
    if (target.id === "calendar-doctor") target.form.requestSubmit();
  });
  // Alt with the arrows moves the visit that has the focus; with Shift also, it ends earlier or later.
  document.addEventListener("keydown", (event) => {
    const holder = event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key) && event.target.closest?.(".visit-button");
    if (!holder || !data || !(event.shiftKey ? data.may.runs_desk : data.may.moves)) return;
    event.preventDefault();
    const visit = visitOf(holder.dataset.visit);
    if (!visit) return;
    const direction = event.key === "ArrowDown" ? 1 : -1;
    last = visit.id;
    if (event.shiftKey) {
      const minutes = lengthOf(visit) + direction * TICK;
      if (isToEnd(visit) && minutes >= TICK) resize(visit, minutes);
    } else if (isOpen(visit)) move(visit, beside(visit, direction));
  });
})();
