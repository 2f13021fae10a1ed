// What has happened in the demo before the screens are looked at: visits in every state, money taken and given back,
// a doctor who will be away, one who applies, a time that somebody else has.
import { BAD_CARD, GOOD_CARD, RIVAL, caller, doctorNamed, freeTimes, linkMailed, people, register } from './demo.js';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

// Resolves to what the screens' addresses are made of. `mailbox` is anybody's page.
export async function setScene(site, mailbox) {
  await register(site, RIVAL, 'Rabia Rafiq');
  await register(site, people.newcomer, 'Noman Newcomer');
  const scene = { site };
  for (const who of ['admin', 'manager', 'patient']) scene[who] = await caller(site, people[who]);
  scene.rival = await caller(site, RIVAL);
  await choosePlaces(scene);
  await bookVisits(scene);
  await findReceipts(scene);
  await runToday(scene);
  await beAway(scene);
  await nearTheEnd(scene);
  await applies(scene);
  await changeClinic(scene);
  await openInEmergency(scene);
  await readLetters(scene, mailbox);
  return scene;
}

async function choosePlaces(scene) {
  const clinics = (await scene.admin('GET', '/clinics')).items;
  const doctor = await doctorNamed(scene.admin, 'Ayesha Siddiqui');
  const service = doctor.services.find((each) => each.name === 'Skin consultation').id;
  Object.assign(scene, { doctor: doctor.id, service, clinic: doctor.clinic.id, department: doctor.department.id });
  const others = clinics.filter((clinic) => clinic.id !== scene.clinic);
  const hasty = others.find((clinic) => !clinic.pay_at_desk);
  // What is kept lasts as long as somebody looks; what has expired does not take ten minutes to do so.
  await scene.admin('PATCH', `/clinics/${scene.clinic}`, { hold_minutes: 60 });
  await scene.admin('PATCH', `/clinics/${hasty.id}`, { hold_minutes: 1 });
  // Nobody is in two places at once: each clinic has days of its own.
  scene.hasty = await soonest(scene, hasty, 2);
  scene.relaxed = await soonest(scene, others.find((clinic) => clinic.pay_at_desk), 5);
  const times = (await freeTimes(scene.admin, scene.doctor, { service, after: 9 })).values();
  scene.nextTime = () => times.next().value;
  scene.hold = (call, starts_at = scene.nextTime(), more = {}) =>
    call('POST', '/appointments', { doctor_id: scene.doctor, service_id: scene.service, starts_at, ...more });
  scene.pay = (call, { id }, method = GOOD_CARD) => call('POST', `/appointments/${id}/payments`, { method });
  scene.visit = async (more) => {
    const held = await scene.hold(scene.patient, undefined, more);
    await scene.pay(scene.patient, held);
    return held.id;
  };
}

async function soonest(scene, clinic, after) {
  const { items } = await scene.admin('GET', `/doctors?clinic=${clinic.id}&sort=soonest`);
  return { id: items[0].id, free: await freeTimes(scene.admin, items[0].id, { after }) };
}

async function bookVisits(scene) {
  const { patient, rival, hasty, relaxed } = scene;
  const keep = (who, { id, free }, at) => who('POST', '/appointments', { doctor_id: id, starts_at: free[at] });
  // First, since they need a minute to run out.
  scene.expired = (await keep(patient, hasty, 0)).id;
  scene.expiredTaken = (await keep(patient, hasty, 4)).id;
  scene.takeExpired = () => keep(rival, hasty, 4);
  scene.atDesk = (await keep(patient, relaxed, 0)).id;
  scene.free = scene.nextTime();
  scene.taken = scene.nextTime();
  await scene.pay(rival, await scene.hold(rival, scene.taken));
  scene.confirmed = await scene.visit({ reason: 'A rash on the left arm, for two weeks.' });
  scene.held = (await scene.hold(patient)).id;
  scene.declined = (await scene.hold(patient)).id;
  await scene.pay(patient, { id: scene.declined }, BAD_CARD);
  scene.cancelled = await scene.visit();
  await patient('POST', `/appointments/${scene.cancelled}/cancel`, { reason: 'better' });
  scene.released = (await scene.hold(patient)).id;
  await patient('POST', `/appointments/${scene.released}/cancel`, {});
}

async function findReceipts(scene) {
  const receipts = (await scene.patient('GET', '/transactions?limit=100')).items;
  const of = (id) => receipts.find((each) => each.appointment_id === id).id;
  scene.receipt = of(scene.confirmed);
  scene.refunded = of(scene.cancelled);
  scene.child = (await scene.patient('GET', '/patients')).items.find((each) => !each.is_self).id;
}

// A doctor with an account, who has applied and been approved.
async function applicantOf(scene, profile) {
  const email = 'forenoon@demo.doctorly.example';
  await register(scene.site, email, profile.full_name);
  const call = await caller(scene.site, email);
  const doctor = await call('POST', '/doctors', profile);
  await scene.admin('POST', `/doctors/${doctor.id}/approve`);
  return { call, doctor };
}

// Whom the clinic has not decided on yet sends one more document.
async function applies(scene) {
  const waiting = await scene.manager('GET', `/clinics/${scene.clinic}/doctors?status=pending&q=Bilal`);
  scene.applicant = waiting.items[0].id;
  const call = await caller(scene.site, people.applicant);
  const form = new FormData();
  form.set('kind', 'identity');
  form.set('file', new Blob(['%PDF-1.7\n'], { type: 'application/pdf' }), 'شناختی کارڈ.pdf');
  scene.document = (await call('POST', `/doctors/${scene.applicant}/documents`, form)).id;
}

const SUMMARY = {
  notes: 'Contact dermatitis on both forearms, most likely from a new washing powder.\nNo infection.',
  prescription: [
    { name: 'Hydrocortisone cream', formula: '1 %', dosage: 'Thin, twice a day, for a week', brand: 'Cortiderm' },
    { name: 'Emollient' },
  ],
  exercise: 'As you like; wash off sweat soon afterwards.',
  follow_up_on: new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10),
};

// Visits of today in every state, at any hour of the day: a clinic where it is the forenoon now.
async function runToday(scene) {
  const ahead = ((10 - new Date().getUTCHours() + 36) % 24) - 12;
  const time_zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  const place = { name: 'Forenoon Clinic', city: 'Karachi', address: '1 Sunny Street', currency: 'PKR', time_zone };
  const clinic = await scene.admin('POST', '/clinics', place);
  const sana = await applicantOf(scene, {
    clinic_id: clinic.id,
    full_name: 'Dr Sana Forenoon',
    registration_number: 'PMC-10-AM',
    registration_expiry: '2099-12-31',
    consultation_fee: { amount: 150_000, currency: 'PKR' },
  });
  const { doctor } = sana;
  for (const day of WEEK) {
    const hours = { day, start: '00:00', end: '23:00', slot_minutes: 30 };
    await scene.admin('POST', `/doctors/${doctor.id}/schedule`, hours);
  }
  const [first, second, third, fourth] = await freeTimes(scene.admin, doctor.id, { after: 0 });
  const here = async (starts_at, ...steps) => {
    const held = await scene.admin('POST', '/appointments', { doctor_id: doctor.id, starts_at, patient_id: scene.child });
    await scene.pay(scene.admin, held, 'cash');
    for (const step of steps) await scene.admin('POST', `/appointments/${held.id}/${step}`);
    return held.id;
  };
  scene.away = doctor.id;
  scene.arrived = await here(first, 'check_in');
  scene.inProgress = await here(second, 'check_in', 'start');
  scene.completed = await here(third, 'check_in', 'start', 'complete');
  await sana.call('PUT', `/appointments/${scene.completed}/summary`, SUMMARY);
  scene.rated = await here(fourth, 'check_in', 'start', 'complete');
  await scene.patient('POST', `/appointments/${scene.rated}/review`, { rating: 4, text: 'She took her time.' });
  scene.behind = (await scene.manager('GET', `/appointments?status=completed&doctor=${scene.doctor}`)).items[0].id;
  scene.missed = (await scene.manager('GET', '/appointments?status=no_show')).items[0];
}

// The registration of a colleague ends soon, which the clinic's overview and its list of doctors say.
async function nearTheEnd(scene) {
  const { items } = await scene.admin('GET', `/doctors?clinic=${scene.clinic}`);
  const colleague = items.find((each) => each.id !== scene.doctor);
  const registration_expiry = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await scene.admin('PATCH', `/doctors/${colleague.id}`, { registration_expiry });
}

// A doctor is away for a day with two visits: one patient has chosen another time, the other has not.
async function beAway(scene) {
  const times = await freeTimes(scene.admin, scene.away, { after: 3 });
  const visits = [];
  for (const starts_at of times.slice(0, 2)) {
    const held = await scene.patient('POST', '/appointments', { doctor_id: scene.away, starts_at });
    await scene.pay(scene.patient, held);
    visits.push(held.id);
  }
  scene.crossedOut = visits[0];
  const ends_at = new Date(Date.parse(times[0]) + 86_400_000).toISOString();
  const leave = { starts_at: times[0], ends_at, despite_appointments: true, offer_times: true };
  scene.leave = (await scene.admin('POST', `/doctors/${scene.away}/leave`, leave)).id;
  const offers = await offered(scene, visits.length);
  scene.offer = offers[0].id;
  scene.answered = offers[1].id;
  const [, { starts_at }] = offers[1].offered;
  await scene.patient('POST', `/replacements/${scene.answered}/accept`, { starts_at });
}

// A doctor reads the record of somebody who is not their patient.
async function openInEmergency(scene) {
  const stranger = await caller(scene.site, people.newcomer);
  const [{ id }] = (await stranger('GET', '/patients?own=true')).items;
  const doctor = await caller(scene.site, people.doctor);
  const body = { patient_id: id, reason: 'cannot_speak', explanation: 'Brought in unconscious after a fall.' };
  scene.emergency = (await doctor('POST', '/emergencies', body)).id;
}

// The offers, once a worker has made them.
async function offered(scene, many) {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const { items } = await scene.admin('GET', `/doctors/${scene.away}/leave/${scene.leave}/replacements`);
    if (items.length === many) return items;
  }
  throw new Error('nobody is offered other times');
}

async function changeClinic(scene) {
  const day = (after) => new Date(Date.now() + after * 86_400_000).toISOString();
  const leave = { starts_at: day(70), ends_at: day(75), reason: 'Pilgrimage' };
  await scene.manager('POST', `/doctors/${scene.doctor}/leave`, leave);
  // So far ahead that nobody could be booked then anyhow.
  const days = { name: 'Eid al-Fitr', first_date: day(300).slice(0, 10), last_date: day(301).slice(0, 10) };
  scene.holiday = await scene.manager('POST', `/clinics/${scene.clinic}/holidays`, days);
  const [{ clinic_id }] = (await scene.manager('GET', '/me')).roles;
  const invite = async (email) =>
    (await scene.manager('POST', `/clinics/${clinic_id}/invitations`, { email, role: 'desk' })).id;
  scene.invitation = await invite(people.patient);
  scene.unconfirmedInvitation = await invite(people.newcomer);
}

async function readLetters(scene, mailbox) {
  const ask = await caller(scene.site);
  await ask('POST', '/auth/password/forgot', { email: people.newcomer });
  scene.confirmEmail = await linkMailed(mailbox, people.newcomer, '/confirm-email');
  scene.resetPassword = await linkMailed(mailbox, people.newcomer, '/reset-password');
  scene.mail = await visitLetter(mailbox);
}

// The letter that confirms a visit: it has a calendar file.
async function visitLetter(mailbox) {
  for (let look = 0; look < 100; look += 1) {
    await mailbox.goto('/mailbox');
    const letters = mailbox.getByRole('listitem').filter({ hasText: people.patient }).getByRole('link');
    for (const letter of await letters.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
      await mailbox.goto(letter);
      if ((await mailbox.locator('a[href$="/visit.ics"]').count()) > 0) return letter.split('/').pop();
    }
  }
  throw new Error('no letter confirms a visit');
}
