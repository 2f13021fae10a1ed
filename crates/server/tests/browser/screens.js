// Every screen of the running demo: who sees it, where it is, and what is done there before it is looked at.
//
// A row is { name, as, path, prepare?, status?, leadsTo? }: `path` is an address or makes one from the scene; `prepare`
// acts on the open page; `status` is the answer to opening it when not 200; `leadsTo` is the path where it ends when
// it is another. Every page of the server has a row that ends there: `screens.test.js` asks so.
import { BAD_CARD, PASSWORD, SLOW_CARD, people } from './support/demo.js';

const chosen = (at) => (scene) =>
  `/book?doctor_id=${scene.doctor}&service_id=${scene.service}&starts_at=${encodeURIComponent(scene[at])}`;
const nowhere = (prefix) => `${prefix}_00000000000000000000000000`;

// Sends a form with what is in it, whatever the browser itself would say about that, and waits for the answer.
async function send(page, action, values = {}) {
  const form = page.locator(`form[action="${action}"]:not([role="search"])`).first();
  for (const [name, value] of Object.entries(values)) await form.locator(`[name="${name}"]`).first().fill(value);
  await Promise.all([
    page.waitForEvent('load'),
    form.evaluate((element) => {
      element.noValidate = true;
      element.requestSubmit();
    }),
  ]);
}

async function press(page, selector) {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
}

const sends = (action, values) => (page, scene) =>
  send(page, typeof action === 'function' ? action(scene) : action, values);
const opens = (selector) => (page) => page.locator(selector).first().click();

async function openFilters(page) {
  const button = page.locator('.drawer-open');
  if (await button.isVisible()) await button.click();
}

async function payWith(page, card) {
  await page.locator('input[name="patient_id"]').first().check();
  await page.locator(`input[value="${card}"]`).check();
  await press(page, '#checkout .button-large');
}

// The gateway answers a few seconds later; until somebody has looked, this page does not ask again.
async function payAndWait(page) {
  await page.route('**/book/*', (route) =>
    route.request().headers()['hx-request'] ? route.fulfill({ status: 204 }) : route.fallback(),
  );
  await payWith(page, SLOW_CARD);
  await page.locator('#waiting').waitFor();
}

// The minute that the hasty clinic keeps a time for has run out.
async function runOut(page) {
  const shown = page.locator('[data-until]');
  if ((await shown.count()) === 0) return;
  await page.waitForFunction(() => /\b0:00/.test(document.querySelector('[data-until]').textContent), null, {
    timeout: 90_000,
  });
  while ((await page.locator('#checkout').count()) > 0) await page.reload();
}

const visitor = [
  { name: 'home', path: '/' },
  { name: 'home-menu', path: '/', prepare: opens('details[data-menu] summary') },
  { name: 'results', path: '/doctors' },
  { name: 'results-misspelt', path: '/doctors?q=dermatolgist' },
  { name: 'results-filters', path: '/doctors?q=skin&mode=video', prepare: openFilters },
  { name: 'results-recommended', path: '/doctors?sort=recommended' },
  { name: 'results-popular', path: '/doctors?sort=popular' },
  { name: 'results-none', path: '/doctors?q=xylophone' },
  { name: 'results-bad-question', path: '/doctors?date=1900-01-01' },
  { name: 'doctor', path: ({ doctor }) => `/doctors/${doctor}` },
  { name: 'doctor-day', path: ({ doctor, free }) => `/doctors/${doctor}?date=${free.slice(0, 10)}` },
  { name: 'doctor-explained', path: ({ doctor, free }) => `/doctors/${doctor}?date=${free.slice(0, 10)}&ask=03:00` },
  { name: 'doctor-too-far', path: ({ doctor }) => `/doctors/${doctor}?date=2036-02-29` },
  { name: 'doctor-reviews', path: ({ doctor }) => `/doctors/${doctor}/reviews` },
  { name: 'doctor-reviews-none', path: ({ hasty }) => `/doctors/${hasty.id}/reviews` },
  { name: 'doctor-unknown', path: `/doctors/${nowhere('doc')}`, status: 404 },
  { name: 'nothing-here', path: '/waiting-room', status: 404 },
  { name: 'book-sign-in', path: chosen('free') },
  { name: 'book-sign-in-wrong', path: chosen('free'), prepare: sends('/book/sign-in', { email: 'nobody@example.com', password: 'wrong' }) },
  { name: 'book-register-faulty', path: chosen('free'), prepare: (page) => send(page, '/book/register') },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-wrong', path: '/sign-in', prepare: sends('/sign-in', { email: people.patient, password: 'wrong' }) },
  { name: 'sign-in-first', path: '/appointments', leadsTo: '/sign-in' },
  { name: 'apply-visitor', path: '/apply' },
  { name: 'register', path: '/register' },
  { name: 'register-faulty', path: '/register', prepare: sends('/register', { email: 'nobody', password: 'short' }) },
  { name: 'forgot-password', path: '/forgot-password' },
  { name: 'forgot-password-faulty', path: '/forgot-password', prepare: sends('/forgot-password', { email: 'nobody' }) },
  { name: 'forgot-password-sent', path: '/forgot-password', prepare: sends('/forgot-password', { email: people.newcomer }) },
  { name: 'reset-password', path: ({ resetPassword }) => resetPassword },
  { name: 'reset-password-faulty', path: ({ resetPassword }) => resetPassword, prepare: sends('/reset-password', { new_password: 'short' }) },
  { name: 'reset-password-spent', path: '/reset-password' },
  { name: 'confirm-email', path: ({ confirmEmail }) => confirmEmail },
  { name: 'confirm-email-spent', path: '/confirm-email?token=used', prepare: sends('/confirm-email') },
  { name: 'mailbox', path: '/mailbox' },
  { name: 'mail', path: ({ mail }) => `/mailbox/${mail}` },
];

const newcomer = [
  { name: 'appointments-none', path: '/appointments' },
  { name: 'appointments-none-past', path: '/appointments?past' },
  { name: 'receipts-none', path: '/receipts' },
  { name: 'people-only-self', path: '/people' },
  { name: 'account-unconfirmed', path: '/account' },
  { name: 'invitation-unconfirmed', path: ({ unconfirmedInvitation }) => `/invitations/${unconfirmedInvitation}` },
  { name: 'two-step-unconfirmed', path: '/account/two-step', prepare: sends('/account/two-step') },
  { name: 'apply', path: '/apply' },
  { name: 'apply-faulty', path: '/apply', prepare: sends('/apply', { registration_expiry: '2001-01-01', consultation_fee: 'lots' }) },
  { name: 'confirm-email-done', path: ({ confirmEmail }) => confirmEmail, prepare: sends('/confirm-email') },
];

async function sendPicture(page) {
  await page.locator('#f-kind').selectOption('identity');
  await page.locator('#f-file').setInputFiles({ name: 'me.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') });
  await press(page, '#documents form[enctype] button');
}

const applicant = [
  { name: 'apply-sent', path: '/apply' },
  { name: 'apply-document-faulty', path: '/apply', prepare: sendPicture },
];

async function mistypeCode(page) {
  await send(page, '/account/two-step');
  await send(page, '/account/two-step/confirm', { totp_code: '000000' });
}

const patient = [
  { name: 'home-signed-in', path: '/' },
  { name: 'two-step', path: '/account/two-step' },
  { name: 'two-step-key', path: '/account/two-step', prepare: sends('/account/two-step') },
  { name: 'two-step-wrong', path: '/account/two-step', prepare: mistypeCode },
  { name: 'home-signed-in-menu', path: '/', prepare: opens('details[data-menu] summary') },
  { name: 'appointments', path: '/appointments' },
  { name: 'appointments-past', path: '/appointments?past' },
  { name: 'appointment', path: ({ confirmed }) => `/appointments/${confirmed}` },
  { name: 'appointment-just-booked', path: ({ confirmed }) => `/appointments/${confirmed}?booked` },
  { name: 'appointment-held', path: ({ held }) => `/appointments/${held}` },
  { name: 'appointment-cancelled', path: ({ cancelled }) => `/appointments/${cancelled}` },
  { name: 'appointment-released', path: ({ released }) => `/appointments/${released}` },
  { name: 'appointment-arrived', path: ({ arrived }) => `/appointments/${arrived}` },
  { name: 'appointment-in-progress', path: ({ inProgress }) => `/appointments/${inProgress}` },
  { name: 'appointment-completed', path: ({ completed }) => `/appointments/${completed}` },
  { name: 'appointment-rated-with-nothing', path: ({ completed }) => `/appointments/${completed}`, prepare: sends(({ completed }) => `/appointments/${completed}/review`) },
  { name: 'appointment-rated', path: ({ rated }) => `/appointments/${rated}` },
  { name: 'appointment-crossed-out', path: ({ crossedOut }) => `/appointments/${crossedOut}` },
  { name: 'replacement', path: ({ offer }) => `/replacements/${offer}` },
  { name: 'replacement-any-time', path: ({ offer }) => `/replacements/${offer}/reschedule` },
  { name: 'replacement-moved', path: ({ answered }) => `/replacements/${answered}` },
  { name: 'replacement-unknown', path: `/replacements/${nowhere('rep')}`, status: 404 },
  { name: 'invitation', path: ({ invitation }) => `/invitations/${invitation}` },
  { name: 'invitation-over', path: `/invitations/${nowhere('inv')}`, status: 404 },
  { name: 'appointment-unknown', path: `/appointments/${nowhere('apt')}`, status: 404 },
  { name: 'book-held', path: ({ held }) => `/book/${held}` },
  { name: 'book-unpaid', path: ({ held }) => `/book/${held}`, prepare: sends(({ held }) => `/book/${held}`) },
  { name: 'book-someone-new-faulty', path: ({ held }) => `/book/${held}`, prepare: faultySomeone },
  { name: 'book-declined', path: ({ declined }) => `/book/${declined}` },
  { name: 'book-declined-now', path: ({ declined }) => `/book/${declined}`, prepare: (page) => payWith(page, BAD_CARD) },
  { name: 'book-extended', path: ({ atDesk }) => `/book/${atDesk}`, prepare: askForTime },
  { name: 'book-waiting', path: async ({ hold, patient }) => `/book/${(await hold(patient)).id}`, prepare: payAndWait },
  { name: 'book-choice', path: chosen('free') },
  { name: 'book-lost', path: chosen('taken'), prepare: (page) => press(page, 'main form .button-large') },
  { name: 'moved', path: toMove, prepare: (page) => press(page, 'main form .button-large') },
  { name: 'reschedule', path: ({ confirmed }) => `/appointments/${confirmed}/reschedule` },
  { name: 'reschedule-chosen', path: ({ confirmed, free }) => `/appointments/${confirmed}/reschedule?starts_at=${encodeURIComponent(free)}` },
  { name: 'reschedule-lost', path: ({ confirmed, taken }) => `/appointments/${confirmed}/reschedule?starts_at=${encodeURIComponent(taken)}`, prepare: (page) => press(page, 'main form .button-large') },
  { name: 'cancel', path: ({ confirmed }) => `/appointments/${confirmed}/cancel` },
  { name: 'cancel-unpaid', path: ({ held }) => `/appointments/${held}/cancel` },
  { name: 'cancel-without-reason', path: ({ confirmed }) => `/appointments/${confirmed}/cancel`, prepare: sends(({ confirmed }) => `/appointments/${confirmed}/cancel`) },
  { name: 'cancelled-now', path: async ({ visit }) => `/appointments/${await visit()}/cancel`, prepare: callOff },
  { name: 'people', path: '/people' },
  { name: 'person-new', path: '/people/new' },
  { name: 'person-new-faulty', path: '/people/new', prepare: sends('/people', { name: '', birth_date: '2190-01-01' }) },
  { name: 'person', path: ({ child }) => `/people/${child}` },
  { name: 'person-readers', path: ({ child }) => `/people/${child}/readers` },
  { name: 'account', path: '/account' },
  { name: 'account-faulty', path: '/account', prepare: sends('/account', { name: '', phone: 'none' }) },
  { name: 'account-saved', path: '/account', prepare: sends('/account') },
  { name: 'devices', path: '/account/devices' },
  { name: 'password', path: '/account/password' },
  { name: 'password-wrong', path: '/account/password', prepare: sends('/account/password', { password: 'wrong', new_password: `${PASSWORD}!` }) },
  { name: 'receipts', path: '/receipts' },
  { name: 'receipt', path: ({ receipt }) => `/receipts/${receipt}` },
  { name: 'receipt-refunded', path: ({ refunded }) => `/receipts/${refunded}` },
  { name: 'clinic-forbidden', path: '/clinic/appointments', status: 403 },
  { name: 'book-expired', path: ({ expired }) => `/book/${expired}`, prepare: runOut },
  { name: 'book-expired-taken', path: ({ expiredTaken }) => `/book/${expiredTaken}`, prepare: runOutAndTaken },
];

async function faultySomeone(page, scene) {
  await page.locator('#patient-new').check();
  await page.locator('[name="new_birth_date"]').fill('2190-01-01');
  await page.locator(`input[name="card"]`).first().check();
  await send(page, `/book/${scene.held}`);
}

// Works once; whoever looks later finds it done.
async function askForTime(page) {
  const button = page.locator('.hold button');
  if ((await button.count()) > 0) await press(page, '.hold button');
}

// Everybody who looks has a visit and another time of their own.
async function toMove({ visit, nextTime }) {
  return `/appointments/${await visit()}/reschedule?starts_at=${encodeURIComponent(nextTime())}`;
}

async function callOff(page) {
  await page.locator('input[name="reason"]').first().check();
  await press(page, 'main form .button-bad-full');
}

async function runOutAndTaken(page, scene) {
  await runOut(page);
  scene.rivalHasIt ??= scene.takeExpired();
  await scene.rivalHasIt;
  await page.reload();
}

const desk = [
  { name: 'clinic', path: '/clinic' },
  { name: 'clinic-calendar', path: ({ taken }) => `/clinic/calendar?date=${taken.slice(0, 10)}` },
  { name: 'clinic-calendar-visit', path: ({ taken }) => `/clinic/calendar?date=${taken.slice(0, 10)}`, prepare: opens('.visit-button') },
  { name: 'clinic-calendar-rooms', path: ({ taken }) => `/clinic/calendar?view=rooms&date=${taken.slice(0, 10)}` },
  { name: 'clinic-calendar-week', path: ({ taken, doctor }) => `/clinic/calendar?view=week&date=${taken.slice(0, 10)}&doctor=${doctor}` },
  { name: 'clinic-calendar-working-days', path: ({ taken, doctor }) => `/clinic/calendar?view=work_week&date=${taken.slice(0, 10)}&doctor=${doctor}` },
  { name: 'clinic-calendar-month', path: ({ taken, doctor }) => `/clinic/calendar?view=month&date=${taken.slice(0, 10)}&doctor=${doctor}` },
  { name: 'clinic-calendar-list', path: ({ taken }) => `/clinic/calendar?view=agenda&date=${taken.slice(0, 10)}` },
  { name: 'clinic-calendar-idle', path: '/clinic/calendar?view=agenda&date=2001-01-01' },
  { name: 'clinic-flow', path: ({ taken }) => `/clinic/flow?date=${taken.slice(0, 10)}` },
  { name: 'clinic-flow-today', path: '/clinic/flow' },
  { name: 'clinic-flow-none', path: '/clinic/flow?date=2001-01-01' },
  { name: 'clinic-walk-in', path: '/clinic/walk-in' },
  { name: 'clinic-walk-in-found', path: ({ doctor }) => `/clinic/walk-in?q=sa&doctor=${doctor}` },
  { name: 'clinic-walk-in-faulty', path: '/clinic/walk-in', prepare: sends('/clinic/walk-in', { new_birth_date: '2190-01-01' }) },
  { name: 'clinic-book', path: '/clinic/book' },
  { name: 'clinic-book-pressed', path: ({ doctor, free }) => `/clinic/book?doctor=${doctor}&date=${free.slice(0, 10)}&at=${encodeURIComponent(free)}&back=%2Fclinic%2Fcalendar` },
  { name: 'clinic-book-found', path: '/clinic/book?q=sa' },
  { name: 'clinic-book-nobody', path: '/clinic/book?q=xylophone' },
  { name: 'clinic-book-times', path: ({ doctor }) => `/clinic/book?doctor=${doctor}` },
  { name: 'clinic-book-faulty', path: ({ doctor }) => `/clinic/book?doctor=${doctor}`, prepare: bookNobody },
  { name: 'clinic-appointments', path: '/clinic/appointments?from=2026-01-01&to=2036-01-01' },
  { name: 'clinic-appointments-none', path: '/clinic/appointments?from=2001-01-01&to=2001-01-02' },
  { name: 'clinic-appointment', path: ({ confirmed }) => `/clinic/appointments/${confirmed}` },
  { name: 'clinic-appointment-held', path: ({ held }) => `/clinic/appointments/${held}` },
  { name: 'clinic-appointment-cancelled', path: ({ cancelled }) => `/clinic/appointments/${cancelled}` },
  { name: 'clinic-appointment-missed', path: ({ missed }) => `/clinic/appointments/${missed.id}` },
  { name: 'clinic-appointment-no-reason', path: ({ confirmed }) => `/clinic/appointments/${confirmed}`, prepare: sends(({ confirmed }) => `/clinic/appointments/${confirmed}/cancel`) },
  { name: 'clinic-reschedule', path: ({ confirmed }) => `/clinic/appointments/${confirmed}/reschedule` },
  { name: 'clinic-patients', path: '/clinic/patients' },
  { name: 'clinic-patients-nobody', path: '/clinic/patients?q=xylophone' },
  { name: 'clinic-reviews-forbidden', path: '/clinic/reviews', status: 403 },
  { name: 'clinic-transactions', path: '/clinic/transactions' },
  { name: 'clinic-transactions-failed', path: '/clinic/transactions?status=failed' },
  { name: 'clinic-transactions-refunds-failed', path: '/clinic/transactions?refunds=failed' },
  { name: 'clinic-transactions-to-hand-back', path: '/clinic/transactions?refunds=to_hand_back' },
  { name: 'clinic-money', path: '/clinic/money' },
  { name: 'clinic-money-faulty', path: '/clinic/money', prepare: sends('/clinic/money/till', { counted: 'sixteen' }) },
  { name: 'clinic-money-ahead', path: '/clinic/money?date=2036-02-29' },
  { name: 'clinic-transaction', path: ({ receipt }) => `/clinic/transactions/${receipt}` },
];

// A time is pressed, and nobody is written down.
async function bookNobody(page) {
  await page.locator('main form[method="post"]').evaluate((form) => {
    form.noValidate = true;
  });
  await press(page, '#times .time');
}

// Two rows would come in, one stays out. Looking writes nothing.
async function lookAtPatients(page) {
  const table = 'name,birth_date,phone,colour\nAmina Yusuf,1990-04-23,\nZoya,23/04/1990,call her\nمحمد علی,,';
  await page.locator('#f-what').selectOption('patients');
  await page.locator('#f-file').setInputFiles({ name: 'patients.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await send(page, '/clinic/import');
}

const manager = [
  { name: 'clinic-doctors', path: '/clinic/doctors' },
  { name: 'clinic-doctors-pending', path: '/clinic/doctors?status=pending' },
  { name: 'clinic-doctors-nobody', path: '/clinic/doctors?q=xylophone' },
  { name: 'clinic-doctor-new', path: '/clinic/doctors/new' },
  { name: 'clinic-doctor-new-faulty', path: '/clinic/doctors/new', prepare: sends('/clinic/doctors') },
  { name: 'clinic-doctor', path: ({ doctor }) => `/clinic/doctors/${doctor}` },
  { name: 'clinic-doctor-pending', path: ({ applicant }) => `/clinic/doctors/${applicant}` },
  { name: 'clinic-doctor-document-faulty', path: ({ applicant }) => `/clinic/doctors/${applicant}`, prepare: sendPicture },
  { name: 'clinic-hours', path: ({ doctor }) => `/clinic/doctors/${doctor}/hours` },
  { name: 'clinic-hours-none', path: ({ applicant }) => `/clinic/doctors/${applicant}/hours` },
  { name: 'clinic-hours-overlap', path: ({ doctor }) => `/clinic/doctors/${doctor}/hours`, prepare: sends(({ doctor }) => `/clinic/doctors/${doctor}/hours`, { start: '11:00', end: '12:00', slot_minutes: '20' }) },
  { name: 'clinic-leave', path: ({ doctor }) => `/clinic/doctors/${doctor}/leave` },
  { name: 'clinic-leave-affects', path: ({ doctor }) => `/clinic/doctors/${doctor}/leave`, prepare: planLeave },
  { name: 'clinic-leave-today', path: ({ doctor }) => `/clinic/doctors/${doctor}/leave?day=2036-01-01` },
  { name: 'clinic-leave-no-answers', path: ({ doctor }) => `/clinic/doctors/${doctor}/leave/${nowhere('lea')}` },
  { name: 'clinic-leave-faulty', path: ({ doctor }) => `/clinic/doctors/${doctor}/leave`, prepare: sends(({ doctor }) => `/clinic/doctors/${doctor}/leave`) },
  { name: 'clinic-departments', path: '/clinic/departments' },
  { name: 'clinic-resources', path: '/clinic/resources' },
  { name: 'clinic-resources-faulty', path: '/clinic/resources', prepare: sends('/clinic/resources') },
  { name: 'clinic-resource-rename', path: '/clinic/resources', prepare: opens('details.disclosure summary') },
  { name: 'clinic-holidays', path: '/clinic/holidays' },
  { name: 'clinic-holidays-faulty', path: '/clinic/holidays', prepare: sends('/clinic/holidays') },
  { name: 'clinic-holidays-affects', path: '/clinic/holidays', prepare: planHoliday },
  { name: 'clinic-holidays-affects-nobody', path: '/clinic/holidays', prepare: sends('/clinic/holidays', { name: 'New Year', starts_on: '2036-01-01' }) },
  { name: 'clinic-holiday-answers', path: ({ holiday }) => `/clinic/holidays/${holiday.id}` },
  { name: 'clinic-holiday-day', path: ({ holiday }) => `/clinic/calendar?date=${holiday.first_date}` },
  { name: 'clinic-holiday-week', path: ({ holiday }) => `/clinic/calendar?view=agenda&date=${holiday.first_date}` },
  { name: 'clinic-service-new', path: ({ doctor }) => `/clinic/doctors/${doctor}/services/new` },
  { name: 'clinic-service-faulty', path: ({ doctor }) => `/clinic/doctors/${doctor}/services/new`, prepare: sends(({ doctor }) => `/clinic/doctors/${doctor}/services`, { duration_minutes: '7' }) },
  { name: 'clinic-service', path: ({ doctor, service }) => `/clinic/doctors/${doctor}/services/${service}` },
  { name: 'clinic-settings', path: '/clinic/settings' },
  { name: 'clinic-settings-faulty', path: '/clinic/settings', prepare: sends('/clinic/settings', { name: '' }) },
  { name: 'clinic-setup', path: '/clinic/setup' },
  { name: 'clinic-staff', path: '/clinic/staff' },
  { name: 'clinic-import', path: '/clinic/import' },
  { name: 'clinic-import-columns', path: '/clinic/import', prepare: opens('details.disclosure summary') },
  { name: 'clinic-import-faulty', path: '/clinic/import', prepare: sends('/clinic/import') },
  { name: 'clinic-import-looked', path: '/clinic/import', prepare: lookAtPatients },
  { name: 'clinic-staff-faulty', path: '/clinic/staff', prepare: sends('/clinic/staff', { email: 'nobody' }) },
  { name: 'clinic-department-new', path: '/clinic/departments/new' },
  { name: 'clinic-department-faulty', path: '/clinic/departments/new', prepare: sends('/clinic/departments', { 'hours.0.opens': '18:00' }) },
  { name: 'clinic-department', path: ({ department }) => `/clinic/departments/${department}` },
  { name: 'clinic-reviews', path: '/clinic/reviews' },
  { name: 'clinic-reviews-decline', path: '/clinic/reviews', prepare: opens('details.disclosure summary') },
  { name: 'clinic-reviews-no-reason', path: '/clinic/reviews', prepare: declineSilently },
  { name: 'clinic-reviews-published', path: '/clinic/reviews?status=published' },
  { name: 'clinic-reviews-none', path: '/clinic/reviews?status=hidden' },
  { name: 'clinic-refund', path: ({ receipt }) => `/clinic/transactions/${receipt}` },
  { name: 'clinic-refund-faulty', path: ({ receipt }) => `/clinic/transactions/${receipt}`, prepare: sends(({ receipt }) => `/clinic/transactions/${receipt}/refunds`, { amount: '999999', reason: 'Kindness' }) },
  { name: 'clinic-refunded', path: ({ refunded }) => `/clinic/transactions/${refunded}` },
  { name: 'clinic-reports', path: '/clinic/reports' },
  { name: 'clinic-report', path: '/clinic/reports/no-shows' },
  { name: 'clinic-report-doctors', path: '/clinic/reports/fill-rate?by=doctor' },
  { name: 'clinic-report-money', path: '/clinic/reports/revenue' },
  { name: 'clinic-report-now', path: '/clinic/reports/third-next-available' },
  { name: 'clinic-report-nothing', path: '/clinic/reports/revenue?from=2001-01-01&to=2001-01-31' },
  { name: 'clinic-report-faulty', path: '/clinic/reports/revenue?from=2001-01-01&to=2002-12-31', status: 422 },
  { name: 'view-as', path: '/view-as' },
  { name: 'view-as-faulty', path: '/view-as', prepare: sends('/view-as', { email: 'nobody' }) },
  { name: 'clinic-emergencies', path: '/clinic/emergencies' },
  { name: 'clinic-emergencies-no-remark', path: '/clinic/emergencies', prepare: reviewSilently },
  { name: 'clinic-audit', path: '/clinic/audit' },
  { name: 'clinic-audit-changes', path: '/clinic/audit?show=changes' },
  { name: 'clinic-audit-nothing', path: '/clinic/audit?to=2001-01-01' },
];

async function declineSilently(page) {
  const form = page.locator('form[action$="/decline"]').first();
  await send(page, await form.getAttribute('action'));
}

async function reviewSilently(page) {
  const form = page.locator('form[action$="/review"]').first();
  await send(page, await form.getAttribute('action'));
}

async function planLeave(page, scene) {
  const [from, until] = [2, 30].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  await send(page, `/clinic/doctors/${scene.doctor}/leave`, { starts_on: from, ends_on: until });
}

async function planHoliday(page) {
  const [from, until] = [2, 20].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  await send(page, '/clinic/holidays', { name: 'Renovation', starts_on: from, ends_on: until });
}

const doctor = [
  { name: 'day', path: '/day' },
  { name: 'day-with-visits', path: ({ taken }) => `/day?date=${taken.slice(0, 10)}` },
  { name: 'day-behind', path: ({ missed }) => `/day?date=${missed.starts_at.slice(0, 10)}` },
  { name: 'day-summary', path: ({ behind }) => `/day/${behind}/summary` },
  { name: 'day-summary-faulty', path: ({ behind }) => `/day/${behind}/summary`, prepare: sends(({ behind }) => `/day/${behind}/summary`, { follow_up_on: '2001-01-01' }) },
  { name: 'day-free', path: '/day?date=2001-01-01' },
  { name: 'day-calendar', path: ({ taken }) => `/clinic/calendar?date=${taken.slice(0, 10)}` },
  { name: 'day-flow', path: ({ taken }) => `/clinic/flow?date=${taken.slice(0, 10)}` },
  { name: 'day-visit', path: ({ confirmed }) => `/clinic/appointments/${confirmed}` },
  { name: 'doctor-profile', path: (scene) => `/clinic/doctors/${scene.doctor}` },
  { name: 'doctor-hours', path: (scene) => `/clinic/doctors/${scene.doctor}/hours` },
  { name: 'emergencies', path: '/clinic/emergencies' },
  { name: 'emergencies-faulty', path: '/clinic/emergencies', prepare: sends('/clinic/emergencies', { name: 'Nobody' }) },
  { name: 'emergency', path: ({ emergency }) => `/clinic/emergencies/${emergency}` },
  { name: 'emergency-offered', path: `/clinic/appointments/${nowhere('apt')}`, status: 404 },
  { name: 'doctor-leave', path: (scene) => `/clinic/doctors/${scene.doctor}/leave` },
];

const admin = [
  { name: 'admin-home', path: '/' },
  { name: 'clinic-appointment-arrived', path: ({ arrived }) => `/clinic/appointments/${arrived}` },
  { name: 'clinic-appointment-in-progress', path: ({ inProgress }) => `/clinic/appointments/${inProgress}` },
  { name: 'clinic-appointment-completed', path: ({ completed }) => `/clinic/appointments/${completed}` },
  { name: 'clinic-leave-answers', path: ({ away, leave }) => `/clinic/doctors/${away}/leave/${leave}` },
  { name: 'clinic-leave-answered', path: ({ away }) => `/clinic/doctors/${away}/leave` },
  { name: 'clinic-clinics', path: '/clinic/clinics' },
  { name: 'clinic-clinics-found', path: '/clinic/clinics?q=a' },
  { name: 'clinic-clinics-nothing', path: '/clinic/clinics?q=xylophone' },
  { name: 'clinic-new-clinic', path: '/clinic/clinics/new' },
  { name: 'clinic-new-clinic-faulty', path: '/clinic/clinics/new', prepare: sends('/clinic/clinics', { name: '', time_zone: 'Karachi' }) },
  { name: 'admin-appointments', path: '/clinic/appointments' },
  { name: 'admin-doctors', path: '/clinic/doctors' },
];

const seenBy = { visitor, newcomer, applicant, patient, desk, manager, doctor, admin };
export const screens = Object.entries(seenBy).flatMap(([as, rows]) => rows.map((row) => ({ ...row, as })));

// What answers GET and is no screen, and by whom it is fetched: its type.
export const files = [
  { as: 'patient', path: ({ confirmed }) => `/appointments/${confirmed}/calendar.ics`, type: 'text/calendar' },
  { as: 'patient', path: ({ receipt }) => `/receipts/${receipt}/receipt.pdf`, type: 'application/pdf' },
  { as: 'patient', path: ({ completed }) => `/appointments/${completed}/summary.pdf`, type: 'application/pdf' },
  { as: 'manager', path: ({ applicant, document }) => `/clinic/doctors/${applicant}/documents/${document}`, type: 'application/pdf' },
  { as: 'manager', path: () => '/clinic/reports/no-shows/csv', type: 'text/csv' },
  { as: 'manager', path: () => '/clinic/import/patients/example', type: 'text/csv' },
  { as: 'desk', path: () => '/clinic/calendar/news?seconds=0', type: 'text/event-stream' },
  { as: 'patient', path: () => '/appointments/news?seconds=0', type: 'text/event-stream' },
  { as: 'visitor', path: ({ mail }) => `/mailbox/${mail}/visit.ics`, type: 'text/calendar' },
];
