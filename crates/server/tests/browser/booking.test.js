// A visit booked in the running demo by the keyboard alone, with script off, and by two people at once.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { allowScript, openBrowser, openPage } from './support/browser.js';
import { condition } from './support/conditions.js';
import { BAD_CARD, GOOD_CARD, PASSWORD, RIVAL, caller, doctorNamed, freeTimes, people, register } from './support/demo.js';
import { startDoctorly } from './support/doctorly.js';
import { keyboardOf } from './support/keyboard.js';
import { look } from './support/screen.js';
import { seating } from './support/seats.js';

const { url: site, stop } = await startDoctorly();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await stop();
});

const seats = seating(browser, site);
await register(site, RIVAL, 'Rabia Rafiq');
const admin = await caller(site, people.admin);
const doctor = await doctorNamed(admin, 'Ayesha Siddiqui');

// A time runs out while it is being typed into: this must take a minute, so it begins before the other tests.
const hasty = (await admin('GET', '/clinics')).items.find((clinic) => !clinic.pay_at_desk && clinic.id !== doctor.clinic.id);
await admin('PATCH', `/clinics/${hasty.id}`, { hold_minutes: 1 });
const slow = await slowTyper();

async function slowTyper() {
  const { items } = await admin('GET', `/doctors?clinic=${hasty.id}&sort=soonest`);
  const [at] = await freeTimes(admin, items[0].id, { after: 3 });
  const patient = await caller(site, people.patient);
  const { id } = await patient('POST', '/appointments', { doctor_id: items[0].id, starts_at: at });
  const opened = await seats.open('patient', condition('phone-en-light'));
  await opened.page.goto(`/book/${id}`);
  return { ...opened, doctor: items[0].id, at };
}

async function looksGood(page, name, where) {
  assert.deepEqual(await look(page, condition(where), `${name}-${where}`), []);
}

// From the front page to the calendar file; nothing but keys.
async function bookByKeyboard(where, dayAfter) {
  const { page, problems, close } = await openPage(browser, site, { condition: condition(where) });
  const keyboard = keyboardOf(page);
  const at = (selector) => page.locator(selector);
  const day = (await freeTimes(admin, doctor.id, { after: dayAfter }))[0].slice(0, 10);

  await page.goto('/');
  await keyboard.press('Tab');
  assert.ok(await at('.skip').evaluate((link) => link === document.activeElement), 'the first stop skips the menu');
  assert.ok((await at('.skip').boundingBox()).y >= 0, 'the skip link comes into sight');
  await keyboard.press('Enter');
  assert.ok(await at('#main').evaluate((main) => main === document.activeElement));
  await keyboard.reach(at('#q'));
  assert.ok(keyboard.count() < 4, 'what was skipped is not met again');
  await keyboard.type('dermatolgist ayesha');
  await keyboard.press('Enter', /\/doctors\?q=/);

  await keyboard.reach(at(`h2 a[href="/doctors/${doctor.id}"]`));
  await keyboard.press('Enter', `**/doctors/${doctor.id}`);
  while ((await at(`#day-${day}`).count()) === 0) {
    await keyboard.reach(at('#month-after'));
    await keyboard.replace('Enter', at('#times'));
  }
  await keyboard.reach(at(`#day-${day}`));
  await keyboard.replace('Enter', at('#times'));
  await at(`#day-${day}[aria-current]`).waitFor();
  assert.ok(await at(`#day-${day}`).evaluate((link) => link === document.activeElement), 'the day stays focused');
  const time = at('form[action="/book"] .time').first();
  await keyboard.reach(time);
  const chosen = await time.getAttribute('value');
  await keyboard.press('Space', /\/book\?/);

  await keyboard.reach(at('#f-email'));
  await keyboard.type(people.patient);
  await keyboard.reach(at('#f-password'));
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter', /\/book\/apt_/);
  assert.equal(await at('.slip time').first().getAttribute('datetime'), chosen, 'the choice is still there');

  await keyboard.reach(at('input[name="patient_id"]:checked'));
  await keyboard.press('ArrowDown');
  const child = await at('input[name="patient_id"]:checked').inputValue();
  await keyboard.reach(at('#f-reason'));
  await keyboard.type('A rash, for two weeks');
  await keyboard.reach(at('input[name="card"]').first());
  await keyboard.press('Space');
  await keyboard.reach(at('#checkout .button-large'));
  await keyboard.press('Enter', /\/appointments\/apt_.*booked/);

  assert.ok(await at('h1').evaluate((title) => title === document.activeElement), 'the good news is read out first');
  await keyboard.reach(at('a[href$="/calendar.ics"]'));
  const [file] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
  assert.match(file.suggestedFilename(), /\.ics$/);
  assert.deepEqual(keyboard.unseen(), []);
  assert.deepEqual(problems(), []);

  const patient = await caller(site, people.patient);
  const booked = await patient('GET', `/appointments/${new URL(page.url()).pathname.split('/').pop()}`);
  assert.deepEqual([booked.status, booked.payment.status, booked.reason], ['confirmed', 'paid', 'A rash, for two weeks']);
  assert.equal(booked.patient.id, child);
  await close();
}

async function press(page, selector) {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
}

describe('booking a visit', { timeout: 300_000 }, () => {
  test('works by the keyboard alone', () => bookByKeyboard('desktop-en-light', 10));
  test('works by the keyboard alone, right to left', () => bookByKeyboard('desktop-ur-dark', 17));

  test('works with script off: a declined card, a good one, another time, and calling it off', async () => {
    const where = 'phone-en-light';
    const { page, problems, close } = await openPage(browser, site, { condition: condition(where), script: false });
    await page.goto('/');
    await page.locator('#q').fill('dermatolgist ayesha');
    await press(page, '.search-box .button');
    await press(page, `h2 a[href="/doctors/${doctor.id}"]`);
    await press(page, '#month-after');
    // Far enough ahead that the patient has no other visit then.
    await press(page, '.month a.month-day >> nth=-1');
    await press(page, 'form[action="/book"] .time');
    await page.locator('#f-email').fill(people.patient);
    await page.locator('#f-password').fill(PASSWORD);
    await press(page, 'form[action="/book/sign-in"] .button');
    assert.match(await page.locator('.hold').innerText(), /10 minutes left/, 'no script counts the seconds');

    await page.locator('#f-reason').fill('A mole that grows');
    await page.locator(`input[value="${BAD_CARD}"]`).check();
    await press(page, '#checkout .button-large');
    await page.locator('.notice-bad').waitFor();
    assert.equal(await page.locator('#f-reason').inputValue(), 'A mole that grows');
    await page.locator(`input[value="${GOOD_CARD}"]`).check();
    await press(page, '#checkout .button-large');
    assert.match(page.url(), /\/appointments\/apt_.*booked/);

    const visit = new URL(page.url()).pathname;
    const before = await page.locator('.slip time').getAttribute('datetime');
    await press(page, `a[href="${visit}/reschedule"]`);
    const near = await page.locator('.month [aria-current]').getAttribute('id');
    assert.equal(near, `day-${before.slice(0, 10)}`, 'moving begins at the day of the visit');
    await press(page, '#month-after');
    await press(page, '.month a.month-day >> nth=3');
    await press(page, '#times .time');
    await press(page, 'main form .button-large');
    assert.notEqual(await page.locator('.slip time').getAttribute('datetime'), before);
    await press(page, `a[href="${visit}/cancel"]`);
    await page.locator('input[name="reason"]').first().check();
    await press(page, 'main form .button-bad-full');

    const patient = await caller(site, people.patient);
    const { status, reason } = await patient('GET', visit);
    assert.deepEqual([status, reason], ['cancelled', 'A mole that grows']);
    const refused = /status of 402 /;
    assert.deepEqual(problems().filter((problem) => !refused.test(problem)), []);
    await allowScript(page, true);
    await looksGood(page, 'without-script-cancelled', where);
    await close();
  });

  test('at the same time as somebody else ends with the three nearest times', async () => {
    const where = 'desktop-en-light';
    const rival = await caller(site, RIVAL);
    const [at] = await freeTimes(admin, doctor.id, { after: 12 });
    const { page, close } = await openPage(browser, site, { condition: condition(where) });
    const mine = await openPage(browser, site, { condition: condition(where) });
    for (const one of [page, mine.page]) {
      await one.goto(`/doctors/${doctor.id}?date=${at.slice(0, 10)}`);
      await one.locator('form[action="/book"] .time').first().click();
      await one.waitForURL(/\/book\?/);
      await one.locator('#f-password').fill(PASSWORD);
    }
    await mine.page.locator('#f-email').fill(RIVAL);
    await press(mine.page, 'form[action="/book/sign-in"] .button');
    assert.match(mine.page.url(), /\/book\/apt_/);

    // Signing in is not lost with the time.
    await page.locator('#f-email').fill(people.patient);
    await press(page, 'form[action="/book/sign-in"] .button');
    const offered = await page.locator('.time-list .time').evaluateAll((all) => all.map((time) => time.value));
    assert.equal(offered.length, 3);
    assert.ok(!offered.map(Date.parse).includes(Date.parse(at)));
    await looksGood(page, 'race-lost', where);
    await press(page, '.time-list .time');
    assert.match(page.url(), /\/book\/apt_/);
    assert.equal(Date.parse(await page.locator('.slip time').first().getAttribute('datetime')), Date.parse(offered[0]));
    const held = (await rival('GET', '/appointments?status=held')).items;
    assert.equal(held.length, 1);
    await Promise.all([close(), mine.close()]);
  });

  test('too slowly loses the time to somebody else, and nothing that was typed', async () => {
    const { page, close } = slow;
    await page.locator('input[name="patient_id"]').nth(1).check();
    const child = await page.locator('input[name="patient_id"]:checked').inputValue();
    await page.locator('#f-reason').fill('A cough that will not go');
    await page.locator(`input[value="${GOOD_CARD}"]`).check();
    // Until the page has counted down, which it does in whole seconds and late on a busy machine, and the server's clock,
    // which is this machine's too, is past the end.
    const isOver = () => {
      const shown = document.querySelector('[data-until]');
      return Date.now() > Date.parse(shown.dataset.until) + 1000 && /\b0:00/.test(shown.textContent);
    };
    await page.waitForFunction(isOver, null, { timeout: 90_000 });
    const rival = await caller(site, RIVAL);
    await press(page, '#checkout .button-large');
    assert.match(page.url(), /\/book\//, 'it is too late to pay');
    await rival('POST', '/appointments', { doctor_id: slow.doctor, starts_at: slow.at });
    await press(page, 'main form .button-large');

    assert.equal(await page.locator('.time-list .time').count(), 3);
    await looksGood(page, 'slow-lost', 'phone-en-light');
    await press(page, '.time-list .time');
    assert.equal(await page.locator('input[name="patient_id"]:checked').inputValue(), child);
    assert.equal(await page.locator('#f-reason').inputValue(), 'A cough that will not go');
    await close();
  });
});
